package io.github.mqscope.ui.shell;

import io.github.mqscope.mqueue.QueueException;
import io.github.mqscope.ui.UiContext;
import io.github.mqscope.ui.theme.Icons;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// A failure, in place: what failed, why, what to do. Stays until dismissed or replaced.
final class ErrorBar implements UiContext.ErrorSink {
    private final Label words = new Label();
    private final HBox bar;

    ErrorBar() {
        words.setId("error");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        Button dismiss = new Button("Dismiss");
        dismiss.setOnAction(e -> hide());
        bar = new HBox(Icons.of(Feather.ALERT_TRIANGLE), words, dismiss);
        bar.getStyleClass().add("error-bar");
        bar.managedProperty().bind(bar.visibleProperty());
        hide();
    }

    private void hide() {
        bar.setVisible(false);
    }

    @Override
    public void show(String what, Throwable failure) {
        if (!Platform.isFxApplicationThread()) {
            Platform.runLater(() -> show(what, failure));
            return;
        }
        String why = failure instanceof QueueException e ? e.failure().line() : String.valueOf(failure.getMessage());
        words.setText(what + ": " + why);
        bar.setVisible(true);
    }

    Region view() {
        return bar;
    }
}
