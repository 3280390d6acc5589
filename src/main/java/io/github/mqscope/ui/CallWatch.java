package io.github.mqscope.ui;

import io.github.mqscope.model.PendingCall;
import io.github.mqscope.mqueue.QueueFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// Calls that were asked for, each as a line: running, blocked and for how long, with Cancel; then what
/// became of it. Looks ten times a second while one is under way, and not at all otherwise.
public final class CallWatch {
    /// Lines kept; the oldest that is over makes room.
    private static final int MOST = 6;

    private final VBox box = new VBox(8);
    private final List<Line> lines = new ArrayList<>();
    private final Timeline clock = new Timeline(new KeyFrame(Duration.millis(100), e -> tick()));

    /// Nothing yet.
    public CallWatch() {
        clock.setCycleCount(Timeline.INDEFINITE);
        box.setId("calls");
    }

    /// Shows a call, newest first.
    public void add(PendingCall call) {
        Line line = new Line(call);
        lines.addFirst(line);
        box.getChildren().addFirst(line.view);
        while (lines.size() > MOST && lines.getLast().call.isOver()) {
            box.getChildren().remove(lines.removeLast().view);
        }
        clock.play();
        tick();
    }

    private void tick() {
        lines.forEach(Line::update);
        if (lines.stream().allMatch(line -> line.call.isOver())) {
            clock.stop();
        }
    }

    /// The lines.
    public Region view() {
        return box;
    }

    /// One call.
    private static final class Line {
        private final PendingCall call;
        private final Label words = new Label();
        private final Button cancel = new Button("Cancel");
        private final HBox view = new HBox(8, words, cancel);

        Line(PendingCall call) {
            this.call = call;
            words.setWrapText(true);
            words.setMaxWidth(Double.MAX_VALUE);
            words.setMinHeight(Region.USE_PREF_SIZE);
            HBox.setHgrow(words, Priority.ALWAYS);
            cancel.getStyleClass().add("call-cancel");
            cancel.setMinWidth(Region.USE_PREF_SIZE);
            cancel.managedProperty().bind(cancel.visibleProperty());
            cancel.setOnAction(e -> call.cancel());
            view.setAlignment(Pos.CENTER_LEFT);
            view.getStyleClass().add("call");
        }

        void update() {
            cancel.setVisible(!call.isOver());
            words.setText(call.call() + " " + call.target().name() + ": " + state());
            words.getStyleClass().setAll("label", style());
        }

        private String state() {
            String count = call.messages() + (call.messages() == 1 ? " message" : " messages");
            if (call.isBlocked()) {
                double seconds = call.inCall().toNanos() / 1e9;
                return String.format(Locale.ROOT, "blocked for %.1f s", seconds)
                        + (call.messages() > 0 ? ", " + count + " so far" : "");
            }
            if (!call.isOver()) {
                return count + " so far";
            }
            return call.failure().map(f -> failed(f, count)).orElse(count);
        }

        private String failed(QueueFailure failure, String count) {
            String advice = failure.advice().isEmpty() ? "" : "; " + failure.advice();
            String before = call.messages() > 0 ? count + ", then " : "";
            return before + failure.attempt().errno() + ": " + failure.meaning() + advice;
        }

        private String style() {
            if (!call.isOver()) {
                return call.isBlocked() ? "warning-text" : "muted";
            }
            return call.failure().isEmpty()
                    ? "success-text"
                    : call.failure().get() instanceof QueueFailure.Cancelled ? "muted" : "danger-text";
        }
    }
}
