package io.github.mqscope.ui.send;

import io.github.mqscope.ui.calls.ToggleBinding;
import io.github.mqscope.ui.controls.Segments;
import io.github.mqscope.ui.words.Words;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One priority, or a range that goes round or is drawn from.
final class PriorityField {
    private static final Words WORDS = Words.of(PriorityField.class);

    private final TextField field = new TextField();
    private final ToggleButton inTurn = new ToggleButton(WORDS.get("priority.in-turn"));
    private final ToggleButton random = new ToggleButton(WORDS.get("priority.random"));
    private final Segments order = new Segments(inTurn, random);
    private final Label hint = new Label(WORDS.get("priority.hint"));
    private final VBox view;

    PriorityField(PriorityModel priority) {
        field.textProperty().bindBidirectional(priority.text);
        ToggleBinding.of(inTurn, priority.cycling, true);
        ToggleBinding.of(random, priority.cycling, false);
        field.setId("send-priority");
        field.setPrefColumnCount(4);
        field.setMinWidth(Region.USE_PREF_SIZE);
        field.setAccessibleText(WORDS.get("priority.accessible"));
        Label name = new Label(WORDS.get("priority"));
        name.getStyleClass().add("form-name");
        name.setLabelFor(field);
        inTurn.setId("send-in-turn");
        random.setId("send-random");
        hint.getStyleClass().add("explained");
        hint.visibleProperty().bind(priority.range.not());
        hint.managedProperty().bind(hint.visibleProperty());
        order.view().visibleProperty().bind(priority.range);
        order.view().managedProperty().bind(order.view().visibleProperty());
        HBox line = new HBox(name, field, order.view(), hint);
        line.getStyleClass().add("form-line");
        view = new VBox(line, Problem.of("send-priority-problem", priority.problem));
        view.getStyleClass().add("form-group");
        priority.problem.subscribe(wrong -> Problem.mark(field, !wrong.isEmpty()));
    }

    Region view() {
        return view;
    }
}
