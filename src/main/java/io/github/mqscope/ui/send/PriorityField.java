package io.github.mqscope.ui.send;

import io.github.mqscope.model.template.Priorities;
import io.github.mqscope.model.template.TemplateException;
import io.github.mqscope.ui.calls.Segments;
import io.github.mqscope.ui.words.Words;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One priority, or a range that goes round or is drawn from.
final class PriorityField {
    private static final Words WORDS = Words.of(PriorityField.class);

    private final TextField field = new TextField("0");
    private final ToggleButton inTurn = new ToggleButton(WORDS.get("priority.in-turn"));
    private final ToggleButton random = new ToggleButton(WORDS.get("priority.random"));
    private final Segments order = new Segments(inTurn, random);
    private final Label hint = new Label(WORDS.get("priority.hint"));
    private final Label problem = new Label();
    private final VBox view;
    private Runnable changed = () -> {};

    PriorityField() {
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
        hint.managedProperty().bind(hint.visibleProperty());
        order.view().managedProperty().bind(order.view().visibleProperty());
        problem.setId("send-priority-problem");
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.managedProperty().bind(problem.visibleProperty());
        HBox line = new HBox(name, field, order.view(), hint);
        line.getStyleClass().add("form-line");
        view = new VBox(line, problem);
        view.getStyleClass().add("form-group");
        field.textProperty().addListener((o, was, now) -> check());
        order.onChange(this::check);
        check();
    }

    private void check() {
        field.getStyleClass().remove("invalid");
        try {
            boolean range = Priorities.parse(field.getText(), true).isRange();
            order.view().setVisible(range);
            hint.setVisible(!range);
            problem.setVisible(false);
            problem.setText("");
        } catch (TemplateException e) {
            field.getStyleClass().add("invalid");
            problem.setText(e.getMessage());
            problem.setVisible(true);
        }
        changed.run();
    }

    /// What was chosen, empty while it is wrong.
    Optional<Priorities> value() {
        try {
            return Optional.of(Priorities.parse(field.getText(), isCycling()));
        } catch (TemplateException wrong) {
            return Optional.empty();
        }
    }

    String text() {
        return field.getText().strip();
    }

    boolean isCycling() {
        return inTurn.isSelected();
    }

    void set(String text, boolean cycling) {
        (cycling ? inTurn : random).setSelected(true);
        field.setText(text);
    }

    void onChange(Runnable then) {
        changed = then;
    }

    Region view() {
        return view;
    }
}
