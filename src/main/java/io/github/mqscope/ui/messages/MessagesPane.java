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
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// The messages of the selected queue that mqscope itself sent or received, and, in words, how many more it
/// cannot show: the kernel shows a message only to whoever takes it.
public final class MessagesPane {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final Duration EVERY = Duration.millis(250);

    private final UiContext context;
    private final MessageTable table = new MessageTable("seen-messages", "No.", true);
    private final Label source = new Label();
    private final Label inside = new Label();
    private final BorderPane view = new BorderPane();
    private long shown = -1;

    public MessagesPane(UiContext context) {
        this.context = context;
        inside.setId("inside");
        inside.setWrapText(true);
        inside.setMinHeight(Region.USE_PREF_SIZE);
        source.getStyleClass().add("muted");
        VBox head = new VBox(4, inside, source);
        head.getStyleClass().add("messages-head");
        VBox.setVgrow(head, Priority.NEVER);
        view.setTop(head);
        view.setCenter(table.view());
        context.selected().addListener((o, was, now) -> refresh());
        context.snapshot().addListener((o, was, now) -> tellInside());
        Timeline pull = new Timeline(new KeyFrame(EVERY, e -> pull()));
        pull.setCycleCount(Timeline.INDEFINITE);
        view.sceneProperty().addListener((o, was, now) -> {
            if (now == null) {
                pull.stop();
            } else {
                pull.play();
            }
        });
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
        table.show(messages.stream().map(MessagesPane::row).toList());
        source.setText("Below: what mqscope itself sent and received, " + messages.size()
                + (seen.dropped() > 0 ? "; " + seen.dropped() + " older ones of all queues are gone" : "") + ".");
        tellInside();
    }

    private void tellInside() {
        long depth = context.selectedQueue().map(q -> q.depth()).orElse(-1L);
        inside.setText(
                depth < 0
                        ? "What is in this queue is not known."
                        : depth == 0
                                ? "The queue is empty."
                                : (depth == 1 ? "One message is" : depth + " messages are")
                                        + " in the queue. The kernel shows a message only to whoever takes it.");
    }

    private static MessageRow row(SeenMessage m) {
        String time = TIME.format(m.at().atZone(ZoneId.systemDefault()));
        return new MessageRow(m.number(), time + (m.sent() ? "  sent" : "  received"), m.message());
    }

    /// The pane.
    public Region view() {
        return view;
    }
}
