package io.github.mqscope.ui.send;

import io.github.mqscope.ui.calls.NumberField;
import io.github.mqscope.ui.calls.Segments;
import io.github.mqscope.ui.words.Words;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
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
    private static final double MOST_PER_SECOND = 1e6;
    private static final double LEAST_PER_SECOND = 1e-3;

    private final ToggleButton once = new ToggleButton(WORDS.get("repeat.once"));
    private final ToggleButton burst = new ToggleButton(WORDS.get("repeat.burst"));
    private final ToggleButton rate = new ToggleButton(WORDS.get("repeat.rate"));
    private final NumberField count =
            new NumberField("send-count", WORDS.get("count.accessible"), 1, 1_000_000, 100, WORDS.get("count.rule"));
    private final TextField perSecond = new TextField("10");
    private final Label problem = new Label();
    private final HBox countLine;
    private final HBox rateLine;
    private final VBox view;
    private Runnable changed = () -> {};
    private boolean countIsGiven;

    RepeatChoice() {
        once.setId("send-once");
        burst.setId("send-burst");
        rate.setId("send-rate");
        Segments segments = new Segments(once, burst, rate);
        perSecond.setId("send-per-second");
        perSecond.setPrefColumnCount(7);
        perSecond.setMinWidth(72);
        perSecond.setAccessibleText(WORDS.get("rate.accessible"));
        problem.setId("send-per-second-problem");
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        countLine = line(WORDS.get("count"), count.field(), WORDS.get("count.unit"));
        rateLine = line(WORDS.get("rate"), perSecond, WORDS.get("rate.unit"));
        view = new VBox(segments.view(), countLine, count.problem(), rateLine, problem);
        view.getStyleClass().add("form-group");
        segments.onChange(this::arrange);
        count.onChange(() -> changed.run());
        perSecond.textProperty().addListener((o, was, now) -> arrange());
        arrange();
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

    private void arrange() {
        show(burst, !countIsGiven);
        show(countLine, !once.isSelected() && !countIsGiven);
        show(rateLine, rate.isSelected());
        boolean wrong = interval().isEmpty();
        perSecond.getStyleClass().remove("invalid");
        if (wrong) {
            perSecond.getStyleClass().add("invalid");
        }
        problem.setText(WORDS.get("rate.rule"));
        show(problem, wrong);
        changed.run();
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /// Says whether how many there are is known without asking, as for a file of messages.
    void setCountIsGiven(boolean given) {
        if (given != countIsGiven) {
            countIsGiven = given;
            if (given && burst.isSelected()) {
                once.setSelected(true);
            }
            once.setText(WORDS.get(given ? "repeat.all" : "repeat.once"));
            arrange();
        }
    }

    /// How many, empty while the number is wrong.
    OptionalLong count() {
        return once.isSelected() ? OptionalLong.of(1) : count.value();
    }

    /// From one to the next, empty while the rate is wrong.
    Optional<Duration> interval() {
        if (!rate.isSelected()) {
            return Optional.of(Duration.ZERO);
        }
        try {
            double each = Double.parseDouble(perSecond.getText().strip());
            return each >= LEAST_PER_SECOND && each <= MOST_PER_SECOND
                    ? Optional.of(Duration.ofNanos(Math.round(1e9 / each)))
                    : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    void onChange(Runnable then) {
        changed = then;
    }

    Region view() {
        return view;
    }
}
