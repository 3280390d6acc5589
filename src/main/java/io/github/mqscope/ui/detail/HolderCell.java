package io.github.mqscope.ui.detail;

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

/// Three lines: who, and blocked for how long; what it does; its numbers.
final class HolderCell extends ListCell<Holder> {
    private final FontIcon icon = Icons.of(Feather.CIRCLE);
    private final Label mark = new Label("", icon);
    private final Label who = new Label();
    private final Label ids = new Label();
    private final Label does = new Label();
    private final Label since = new Label();
    private final HBox box;

    HolderCell() {
        who.getStyleClass().add("section-title");
        ids.getStyleClass().add("muted");
        since.getStyleClass().add("muted");
        since.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox first = new HBox(8, who, space, since);
        VBox lines = new VBox(2, first, does, ids);
        HBox.setHgrow(lines, Priority.ALWAYS);
        lines.setMinWidth(0);
        box = new HBox(12, mark, lines);
        box.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(@Nullable Holder holder, boolean empty) {
        super.updateItem(holder, empty);
        if (empty || holder == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        icon.setIconCode(icon(holder.kind()));
        mark.getStyleClass().setAll("label", "mark", style(holder.kind()));
        who.setText(holder.who());
        ids.setText(holder.ids());
        does.setText(holder.does());
        since.setText(holder.since());
        setAccessibleText(holder.who() + ", " + holder.ids() + ", " + holder.does() + " " + holder.since());
        setGraphic(box);
    }

    private static Feather icon(Holder.Kind kind) {
        return switch (kind) {
            case BLOCKED_SENDER -> Feather.ARROW_RIGHT_CIRCLE;
            case BLOCKED_RECEIVER -> Feather.ARROW_LEFT_CIRCLE;
            case OPENER -> Feather.LINK_2;
        };
    }

    private static String style(Holder.Kind kind) {
        return switch (kind) {
            case BLOCKED_SENDER -> "danger";
            case BLOCKED_RECEIVER -> "accent";
            case OPENER -> "muted";
        };
    }
}
