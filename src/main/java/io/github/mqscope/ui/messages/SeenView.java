package io.github.mqscope.ui.messages;

import io.github.mqscope.model.SeenLog;
import io.github.mqscope.model.SeenMessage;
import io.github.mqscope.mqueue.QueueKey;
import io.github.mqscope.ui.UiContext;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// What mqscope itself sent to and received from the selected queue.
final class SeenView {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final Duration EVERY = Duration.millis(250);

    private final UiContext context;
    private final MessageTable table = new MessageTable("seen-messages", "No.", true);
    private final Label source = new Label();
    private final BorderPane view = new BorderPane();
    private long shown = -1;

    SeenView(UiContext context) {
        this.context = context;
        source.getStyleClass().add("muted");
        HBox head = new HBox(source);
        head.getStyleClass().add("pane-head");
        view.setTop(head);
        view.setCenter(table.view());
        context.selected().addListener((o, was, now) -> refresh());
        Timeline pull = new Timeline(new KeyFrame(EVERY, e -> pull()));
        pull.setCycleCount(Timeline.INDEFINITE);
        pull.play();
        refresh();
    }

    private void pull() {
        if (context.acts().seen().last() != shown) {
            refresh();
        }
    }

    private void refresh() {
        SeenLog seen = context.acts().seen();
        shown = seen.last();
        QueueKey key = context.selected().get();
        List<SeenMessage> messages = key == null ? List.of() : seen.of(key);
        table.show(messages.stream().map(SeenView::row).toList());
        source.setText("Sent and received by mqscope itself: " + messages.size()
                + (seen.dropped() > 0 ? ", " + seen.dropped() + " older ones of all queues gone" : ""));
    }

    private static MessageRow row(SeenMessage m) {
        String time = TIME.format(m.at().atZone(ZoneId.systemDefault()));
        return new MessageRow(m.number(), time + (m.sent() ? "  sent" : "  received"), m.message());
    }

    Region view() {
        return view;
    }
}
