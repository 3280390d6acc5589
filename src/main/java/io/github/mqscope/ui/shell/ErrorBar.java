package io.github.mqscope.ui.shell;

import atlantafx.base.theme.Styles;
import io.github.mqscope.mqueue.QueueException;
import io.github.mqscope.mqueue.QueueFailure;
import io.github.mqscope.ui.UiContext;
import io.github.mqscope.ui.theme.Icons;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// A failure, in place: what failed, why, what to do. Stays until dismissed or replaced.
final class ErrorBar implements UiContext.ErrorSink {
    private final Label what = line("error-what");
    private final Label why = line("error-why");
    private final Label advice = line("error-advice");
    private final ReadOnlyStringWrapper last = new ReadOnlyStringWrapper("");
    private final HBox bar;

    ErrorBar() {
        what.getStyleClass().add("section-title");
        VBox words = new VBox(4, what, why, advice);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button dismiss = new Button("", Icons.of(Feather.X));
        dismiss.setId("error-dismiss");
        dismiss.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON);
        dismiss.setTooltip(new Tooltip("Dismiss"));
        dismiss.setAccessibleText("Dismiss the error");
        dismiss.setOnAction(e -> hide());
        bar = new HBox(Icons.of(Feather.ALERT_TRIANGLE), words, dismiss);
        bar.setAlignment(Pos.TOP_LEFT);
        bar.setId("error-bar");
        bar.getStyleClass().add("error-bar");
        bar.managedProperty().bind(bar.visibleProperty());
        hide();
    }

    private static Label line(String id) {
        Label line = new Label();
        line.setId(id);
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        line.setMaxWidth(Double.MAX_VALUE);
        line.managedProperty().bind(line.textProperty().isNotEmpty());
        return line;
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
        what.setText(attempted);
        if (failure instanceof QueueException e) {
            QueueFailure f = e.failure();
            why.setText(f.attempt() + ": " + f.meaning());
            advice.setText(f.advice().isEmpty() ? "" : "What to do: " + f.advice());
        } else {
            why.setText(failure.getMessage() == null ? failure.toString() : failure.getMessage());
            advice.setText("");
        }
        last.set(attempted + ": " + why.getText());
        bar.setVisible(true);
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
