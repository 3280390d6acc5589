package io.github.mqscope.ui.send;

import io.github.mqscope.ui.calls.ToggleBinding;
import io.github.mqscope.ui.controls.NumberField;
import io.github.mqscope.ui.controls.Segments;
import io.github.mqscope.ui.words.Words;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Once, many as fast as possible, or many at a rate.
final class RepeatChoice {
    private static final Words WORDS = Words.of(RepeatChoice.class);
    private final ToggleButton once = new ToggleButton(WORDS.get("repeat.once"));
    private final ToggleButton burst = new ToggleButton(WORDS.get("repeat.burst"));
    private final ToggleButton rate = new ToggleButton(WORDS.get("repeat.rate"));
    private final NumberField count = new NumberField(
            "send-count", WORDS.get("count.accessible"), 1, 1_000_000, RepeatModel.USUAL, WORDS.get("count.rule"));
    private final TextField perSecond = new TextField();
    private final Label problem = new Label(WORDS.get("rate.rule"));
    private final VBox view;

    RepeatChoice(RepeatModel repeat) {
        once.setId("send-once");
        once.textProperty()
                .bind(Bindings.when(repeat.given).then(WORDS.get("repeat.all")).otherwise(WORDS.get("repeat.once")));
        burst.setId("send-burst");
        rate.setId("send-rate");
        Segments segments = new Segments(once, burst, rate);
        ToggleBinding.of(once, repeat.how, RepeatModel.How.ONCE);
        ToggleBinding.of(burst, repeat.how, RepeatModel.How.BURST);
        ToggleBinding.of(rate, repeat.how, RepeatModel.How.RATE);
        perSecond.setId("send-per-second");
        perSecond.setPrefColumnCount(7);
        perSecond.setMinWidth(72);
        perSecond.setAccessibleText(WORDS.get("rate.accessible"));
        perSecond.textProperty().bindBidirectional(repeat.perSecond);
        count.onChange(() -> repeat.typed.set(count.value()));
        problem.setId("send-per-second-problem");
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        HBox countLine = line(WORDS.get("count"), count.field(), WORDS.get("count.unit"));
        HBox rateLine = line(WORDS.get("rate"), perSecond, WORDS.get("rate.unit"));
        view = new VBox(segments.view(), countLine, count.problem(), rateLine, problem);
        view.getStyleClass().add("form-group");
        show(burst, repeat.given.not());
        show(countLine, repeat.how.isNotEqualTo(RepeatModel.How.ONCE).and(repeat.given.not()));
        show(rateLine, repeat.how.isEqualTo(RepeatModel.How.RATE));
        BooleanBinding wrong =
                Bindings.createBooleanBinding(() -> repeat.interval.get().isEmpty(), repeat.interval);
        show(problem, wrong);
        wrong.subscribe(now -> Problem.mark(perSecond, now));
    }

    private static HBox line(String name, Node field, String unit) {
        Label label = new Label(name);
        label.getStyleClass().add("form-name");
        label.setLabelFor(field);
        Label after = new Label(unit);
        after.getStyleClass().add("explained");
        HBox line = new HBox(label, field, after);
        line.getStyleClass().add("form-line");
        return line;
    }

    private static void show(Node node, ObservableBooleanValue shown) {
        node.visibleProperty().bind(shown);
        node.managedProperty().bind(shown);
    }

    Region view() {
        return view;
    }
}
