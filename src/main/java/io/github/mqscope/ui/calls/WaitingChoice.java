package io.github.mqscope.ui.calls;

import io.github.mqscope.model.Waiting;
import io.github.mqscope.ui.controls.Segments;
import io.github.mqscope.ui.controls.WrappedLine;
import io.github.mqscope.ui.words.Words;
import java.time.Duration;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Blocking, non-blocking or timed, with what each does when the call cannot go on.
public final class WaitingChoice {
    private static final Words WORDS = Words.of(WaitingChoice.class);
    private static final double MOST_SECONDS = 1e9;

    private final ToggleButton block = new ToggleButton(WORDS.get("waiting.block"));
    private final ToggleButton nonBlocking = new ToggleButton(WORDS.get("waiting.nonblock"));
    private final ToggleButton timed = new ToggleButton(WORDS.get("waiting.timed"));
    private final TextField seconds = new TextField("2");
    private final Label meaning = new Label();
    private final String hindrance;
    private final String call;
    private final VBox view;
    private Runnable changed = () -> {};

    /// @param hindrance what stands in the way: `full` or `empty`
    /// @param call      the function, `send` or `receive`
    public WaitingChoice(String hindrance, String call) {
        this.hindrance = hindrance;
        this.call = call;
        block.setId(call + "-blocking");
        nonBlocking.setId(call + "-nonblocking");
        timed.setId(call + "-timed");
        Segments segments = new Segments(block, nonBlocking, timed);
        segments.onChange(this::explain);
        seconds.setPrefColumnCount(4);
        seconds.setId(call + "-timeout");
        seconds.setAccessibleText(WORDS.get("waiting.timeout"));
        seconds.textProperty().addListener((o, was, now) -> explain());
        HBox time = new HBox(seconds, new Label(WORDS.get("waiting.seconds")));
        time.getStyleClass().add("form-line");
        time.setAlignment(Pos.CENTER_LEFT);
        time.visibleProperty().bind(timed.selectedProperty());
        time.managedProperty().bind(time.visibleProperty());
        meaning.setId(call + "-waiting-meaning");
        WrappedLine.wrap(meaning);
        view = new VBox(segments.view(), time, meaning);
        view.getStyleClass().add("form-group");
        explain();
    }

    private void explain() {
        boolean wrong = value().isEmpty();
        seconds.getStyleClass().remove("invalid");
        if (wrong) {
            seconds.getStyleClass().add("invalid");
        }
        meaning.getStyleClass().setAll("label", wrong ? "problem" : "explained");
        meaning.setText(wrong ? WORDS.get("waiting.wrong") : words());
        changed.run();
    }

    private String words() {
        if (nonBlocking.isSelected()) {
            return WORDS.get("waiting.means.nonblock", "mq_" + call);
        }
        return timed.isSelected()
                ? WORDS.get("waiting.means.timed", "mq_timed" + call)
                : WORDS.get("waiting.means.block", "mq_" + call);
    }

    /// What was chosen; empty where the timeout is not a number.
    public Optional<Waiting> value() {
        if (nonBlocking.isSelected()) {
            return Optional.of(new Waiting.NonBlocking());
        }
        return timed.isSelected() ? timeout() : Optional.of(new Waiting.Block());
    }

    private Optional<Waiting> timeout() {
        try {
            double value = Double.parseDouble(seconds.getText().strip());
            return value >= 0 && value < MOST_SECONDS
                    ? Optional.of(new Waiting.Timed(Duration.ofNanos((long) (value * 1e9))))
                    : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /// The choice in a few words.
    public String summary() {
        return WORDS.get(
                "waiting.summary." + hindrance,
                nonBlocking.isSelected()
                        ? nonBlocking.getText()
                        : timed.isSelected()
                                ? WORDS.get(
                                        "waiting.summary.timed",
                                        seconds.getText().strip())
                                : block.getText());
    }

    /// Called when the choice may have changed.
    public void onChange(Runnable then) {
        changed = then;
    }

    /// The choice.
    public Region view() {
        return view;
    }
}
