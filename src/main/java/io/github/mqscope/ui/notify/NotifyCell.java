package io.github.mqscope.ui.notify;

import io.github.mqscope.model.NotifyLog;
import io.github.mqscope.ui.controls.WrappedLine;
import io.github.mqscope.ui.theme.Icons;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One event: what and when, under it the sender or what was drained.
final class NotifyCell extends ListCell<NotifyLog.Entry> {
    private final FontIcon icon = Icons.of(Feather.BELL);
    private final Label title = new Label("", icon);
    private final Label time = new Label();
    private final Label detail = new Label();
    private final VBox box;

    NotifyCell() {
        time.getStyleClass().addAll("mono", "muted");
        time.setMinWidth(USE_PREF_SIZE);
        WrappedLine.wrap(detail, "notify-detail");
        detail.managedProperty().bind(detail.textProperty().isNotEmpty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(8, title, space, time);
        line.setAlignment(Pos.CENTER_LEFT);
        box = new VBox(2, line, detail);
        setPrefWidth(0);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(NotifyLog.@Nullable Entry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (empty || entry == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        EventText text = EventText.of(entry.event());
        icon.setIconCode(text.icon());
        title.setText(text.title());
        title.getStyleClass().setAll("label", "mark", "notify-title", text.style());
        time.setText(text.time());
        detail.setText(text.detail());
        setAccessibleText(text.line());
        setGraphic(box);
    }
}
