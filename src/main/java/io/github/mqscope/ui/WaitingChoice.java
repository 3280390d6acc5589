package io.github.mqscope.ui;

import io.github.mqscope.model.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;

/// Blocking, non-blocking or timed, with what each means when the call cannot go on.
public final class WaitingChoice {
    private final ToggleButton block = new ToggleButton("Blocking");
    private final ToggleButton nonBlocking = new ToggleButton("Non-blocking");
    private final ToggleButton timed = new ToggleButton("Timed");
    private final TextField seconds = new TextField("2");
    private final Label meaning = new Label();
    private final String hindrance;
    private final String call;
    private final VBox view;

    /// @param hindrance what stands in the way: `full` or `empty`
    /// @param call      the function, `send` or `receive`
    public WaitingChoice(String hindrance, String call) {
        this.hindrance = hindrance;
        this.call = call;
        ToggleGroup group = new ToggleGroup();
        SegmentedButton segments = new SegmentedButton(block, nonBlocking, timed);
        segments.setToggleGroup(group);
        List.of(block, nonBlocking, timed).forEach(b -> b.setMinWidth(Region.USE_PREF_SIZE));
        block.setSelected(true);
        group.selectedToggleProperty().addListener((o, was, now) -> {
            if (now == null) {
                was.setSelected(true);
            }
            explain();
        });
        seconds.setPrefColumnCount(4);
        seconds.setAccessibleText("Timeout in seconds");
        seconds.textProperty().addListener((o, was, now) -> explain());
        Label unit = new Label("s");
        HBox time = new HBox(4, seconds, unit);
        time.setAlignment(Pos.CENTER_LEFT);
        time.visibleProperty().bind(timed.selectedProperty());
        time.managedProperty().bind(time.visibleProperty());
        meaning.getStyleClass().add("muted");
        meaning.setWrapText(true);
        meaning.setMinHeight(Region.USE_PREF_SIZE);
        view = new VBox(4, segments, time, meaning);
        explain();
    }

    private void explain() {
        String when = "When the queue is " + hindrance + ", mq_";
        meaning.setText(
                nonBlocking.isSelected()
                        ? when + call + " fails at once with EAGAIN (O_NONBLOCK)."
                        : timed.isSelected()
                                ? when + "timed" + call + " waits until a time and fails with ETIMEDOUT."
                                : when + call + " waits, until it is not, or until cancelled.");
        seconds.getStyleClass().remove("invalid");
        if (value().isEmpty()) {
            seconds.getStyleClass().add("invalid");
            meaning.setText("The timeout is a number of seconds, such as 0.5.");
        }
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
            return value >= 0 && value < 1e9
                    ? Optional.of(new Waiting.Timed(Duration.ofNanos((long) (value * 1e9))))
                    : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /// Chooses non-blocking.
    public void chooseNonBlocking() {
        nonBlocking.setSelected(true);
    }

    /// Chooses timed.
    public void chooseTimed(String newSeconds) {
        timed.setSelected(true);
        seconds.setText(newSeconds);
    }

    /// The choice.
    public Region view() {
        return view;
    }
}
