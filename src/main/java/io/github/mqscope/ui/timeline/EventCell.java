package io.github.mqscope.ui.timeline;

import io.github.mqscope.model.LoopEvent;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.ui.filter.Field;
import io.github.mqscope.ui.filter.Grammar;
import io.github.mqscope.ui.theme.Icons;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One event: time, kind with its icon, queue and words.
final class EventCell extends ListCell<LoopEvent> {
    /// What a filter on events can say.
    static final Grammar<LoopEvent> GRAMMAR = new Grammar<>(
            EventCell::words,
            List.of(new Field.Text<>("kind", e -> word(e.kind())), new Field.Text<>("queue", EventCell::queueOf)));

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    private final Label time = new Label();
    private final FontIcon icon = Icons.of(Feather.CIRCLE);
    private final Label kind = new Label("", icon);
    private final Label queue = new Label();
    private final Label detail = new Label();
    private final HBox box = new HBox(12, time, kind, queue, detail);

    private LoopEvent.@Nullable Kind shown;

    EventCell() {
        time.getStyleClass().addAll("mono", "muted");
        time.setMinWidth(USE_PREF_SIZE);
        queue.getStyleClass().add("section-title");
        queue.setMinWidth(0);
        queue.managedProperty().bind(queue.textProperty().isNotEmpty());
        box.setAlignment(Pos.CENTER_LEFT);
        box.setMinWidth(0);
        setPrefWidth(0);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(@Nullable LoopEvent event, boolean empty) {
        super.updateItem(event, empty);
        if (empty || event == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        time.setText(TIME.format(event.at().atZone(ZoneId.systemDefault())));
        show(event.kind());
        queue.setText(queueOf(event));
        detail.setText(event.detail());
        setAccessibleText(words(event));
        setGraphic(box);
    }

    // Styles are matched anew at each change of a class, so a cell that shows the same kind again keeps them.
    private void show(LoopEvent.Kind now) {
        if (now != shown) {
            shown = now;
            icon.setIconCode(icon(now));
            kind.setText(word(now));
            kind.getStyleClass().setAll("label", "mark", "event-kind", style(now));
        }
    }

    /// All that a person reads of an event, for the filter.
    static String words(LoopEvent event) {
        return word(event.kind()) + " " + queueOf(event) + " " + event.detail();
    }

    static String queueOf(LoopEvent event) {
        return event.queue().map(QueueName::toString).orElse("");
    }

    /// The kind as it is shown and filtered.
    static String word(LoopEvent.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Feather icon(LoopEvent.Kind kind) {
        return switch (kind) {
            case READY -> Feather.ACTIVITY;
            case TIMER -> Feather.CLOCK;
            case SIGNAL -> Feather.ZAP;
            case CREATED -> Feather.PLUS_CIRCLE;
            case DELETED -> Feather.MINUS_CIRCLE;
            case ATTRIB -> Feather.EDIT;
            case FULL -> Feather.ALERT_OCTAGON;
            case EMPTY -> Feather.INBOX;
            case BLOCKED -> Feather.PAUSE_CIRCLE;
            case HOLDER -> Feather.USERS;
            case NOTIFIED -> Feather.BELL;
            case ACT -> Feather.USER;
            case FAULT -> Feather.ALERT_TRIANGLE;
        };
    }

    private static String style(LoopEvent.Kind kind) {
        return switch (kind) {
            case FULL, FAULT -> "danger";
            case BLOCKED, DELETED -> "warning";
            case CREATED, EMPTY -> "success";
            case ACT, SIGNAL, NOTIFIED -> "accent";
            default -> "muted";
        };
    }
}
