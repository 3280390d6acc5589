package io.github.mqscope.ui.shell;

import atlantafx.base.theme.Styles;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.ui.ErrorSink;
import io.github.mqscope.ui.controls.WrappedLine;
import io.github.mqscope.ui.theme.Icons;
import io.github.mqscope.ui.theme.Tip;
import io.github.mqscope.ui.words.Words;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// A failure, in place: what failed, why, what to do. Stays until dismissed or replaced.
final class ErrorBar implements ErrorSink {
    private static final Words WORDS = Words.of(ErrorBar.class);

    private final Label what = WrappedLine.of("error-what");
    private final Label why = WrappedLine.of("error-why");
    private final Label advice = WrappedLine.of("error-advice");
    private final ReadOnlyStringWrapper last = new ReadOnlyStringWrapper("");
    private final Button explain = new Button(WORDS.get("error.explain"));
    private final HBox bar = new HBox();
    private final Runnable onExplain;
    private Failed failed = new Failed("", "");

    /// The call that failed last and its errno, each empty where there was none.
    record Failed(String call, String errno) {}

    /// @param onExplain explains the failure shown
    ErrorBar(Runnable onExplain) {
        this.onExplain = onExplain;
        bar.setAlignment(Pos.TOP_LEFT);
        bar.setId("error-bar");
        bar.getStyleClass().add("error-bar");
        bar.managedProperty().bind(bar.visibleProperty());
        hide();
    }

    // Not before there is one: most windows never have any.
    private void fill() {
        what.getStyleClass().add("section-title");
        VBox words = new VBox(4, what, why, advice);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button dismiss = new Button("", Icons.of(Feather.X));
        dismiss.setId("error-dismiss");
        dismiss.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON);
        Tip.on(dismiss, WORDS.get("error.dismiss"));
        dismiss.setAccessibleText(WORDS.get("error.dismiss"));
        dismiss.setOnAction(e -> hide());
        explain.setId("error-explain");
        explain.setMinWidth(Region.USE_PREF_SIZE);
        explain.managedProperty().bind(explain.visibleProperty());
        explain.setOnAction(e -> onExplain.run());
        bar.getChildren().setAll(Icons.of(Feather.ALERT_TRIANGLE), words, explain, dismiss);
    }

    private void hide() {
        bar.setVisible(false);
    }

    @Override
    public void show(String attempted, Throwable failure) {
        if (!Platform.isFxApplicationThread()) {
            Platform.runLater(() -> show(attempted, failure));
            return;
        }
        if (bar.getChildren().isEmpty()) {
            fill();
        }
        what.setText(attempted);
        explain.setVisible(failure instanceof QueueException);
        if (failure instanceof QueueException e) {
            QueueFailure f = e.failure();
            failed = new Failed(f.attempt().call(), f.attempt().answer());
            why.setText(f.attempt() + ": " + f.meaning());
            advice.setText(f.advice().isEmpty() ? "" : WORDS.get("error.advice", f.advice()));
        } else {
            why.setText(Escaped.line(failure.getMessage() == null ? failure.toString() : failure.getMessage()));
            advice.setText("");
        }
        last.set(attempted + ": " + why.getText());
        bar.setVisible(true);
    }

    Failed lastFailed() {
        return failed;
    }

    /// The last failure on one line, also when dismissed.
    ReadOnlyStringProperty last() {
        return last.getReadOnlyProperty();
    }

    /// Shows the last failure again.
    void showAgain() {
        bar.setVisible(!last.get().isEmpty());
    }

    Region view() {
        return bar;
    }
}
