package io.github.mqscope.ui.timeline;

import io.github.mqscope.model.LoopEvent;
import io.github.mqscope.mqueue.QueueName;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// One event: time, kind, queue and words.
final class EventCell extends ListCell<LoopEvent> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    private final Label time = new Label();
    private final Label kind = new Label();
    private final Label what = new Label();
    private final HBox box = new HBox(12, time, kind, what);

    EventCell() {
        time.getStyleClass().addAll("mono", "muted");
        kind.setMinWidth(76);
        what.getStyleClass().add("event-words");
        box.setAlignment(Pos.CENTER_LEFT);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(@Nullable LoopEvent event, boolean empty) {
        super.updateItem(event, empty);
        if (empty || event == null) {
            setGraphic(null);
            return;
        }
        time.setText(TIME.format(event.at().atZone(ZoneId.systemDefault())));
        kind.setText(event.kind().name());
        kind.getStyleClass().setAll("mark", style(event.kind()));
        what.setText(queueAndDetail(event));
        setGraphic(box);
    }

    static String words(LoopEvent event) {
        return event.kind() + " " + queueAndDetail(event);
    }

    private static String queueAndDetail(LoopEvent event) {
        return event.queue().map(QueueName::toString).map(n -> n + "  ").orElse("") + event.detail();
    }

    private static String style(LoopEvent.Kind kind) {
        return switch (kind) {
            case FULL, FAULT -> "danger";
            case BLOCKED, DELETED -> "warning";
            case CREATED, EMPTY -> "success";
            case ACT, SIGNAL -> "accent";
            default -> "muted";
        };
    }
}
