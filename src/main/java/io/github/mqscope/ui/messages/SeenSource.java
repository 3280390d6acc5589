package io.github.mqscope.ui.messages;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.SeenLog;
import io.github.mqscope.model.SeenMessage;
import io.github.mqscope.mqueue.Message;
import io.github.mqscope.mqueue.QueueKey;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.calls.NothingHere;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.viewer.MessageRow;
import io.github.mqscope.ui.viewer.MessageTable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What mqscope itself sent to the queue and received from it, oldest first.
final class SeenSource implements MessageSource {
    private final SeenLog log;
    private final SourceLine line = new SourceLine("seen-line");
    private final NothingHere nothing = new NothingHere();
    private final MessageTable table = new MessageTable(
            "seen",
            "Messages that mqscope sent and received",
            MessageTable.Column.TIME,
            MessageTable.Column.DIRECTION,
            MessageTable.Column.PRIORITY,
            MessageTable.Column.SIZE,
            MessageTable.Column.PREVIEW);
    private final BorderPane list = new BorderPane(table.view());
    private final StackPane view = new StackPane(nothing.view(), list);
    // A message handed to a receiver that waits changes no snapshot: look at the count as well.
    private final Timeline clock = new Timeline(new KeyFrame(Duration.millis(250), e -> refresh()));
    private @Nullable QueueKey queue;
    private @Nullable QueueKey shownQueue;
    private long shownLast = -1;

    SeenSource(SeenLog log, Settings settings) {
        this.log = log;
        table.remember(settings);
        list.setTop(line.view());
        list.setMinHeight(0);
        clock.setCycleCount(Timeline.INDEFINITE);
        nothing.say(
                Feather.REPEAT,
                "Nothing sent or received here yet",
                "Messages that mqscope itself sends to this queue or receives from it are listed here.");
    }

    @Override
    public String title() {
        return "Seen here";
    }

    @Override
    public String id() {
        return "source-seen";
    }

    @Override
    public void inSight(boolean now) {
        if (now) {
            clock.play();
        } else {
            clock.stop();
        }
    }

    @Override
    public void show(QueueState newQueue, Instant asOf) {
        queue = newQueue.key();
        refresh();
    }

    private void refresh() {
        long last = log.last();
        if (queue == null || (last == shownLast && queue.equals(shownQueue))) {
            return;
        }
        shownLast = last;
        shownQueue = queue;
        List<SeenMessage> messages = log.of(queue);
        nothing.view().setVisible(messages.isEmpty());
        list.setVisible(!messages.isEmpty());
        long sent = messages.stream().filter(SeenMessage::sent).count();
        line.say(
                String.format(Locale.ROOT, "%,d sent, %,d received by mqscope", sent, messages.size() - sent),
                log.dropped() == 0
                        ? ""
                        : String.format(Locale.ROOT, "%,d older ones of all queues dropped", log.dropped()),
                false);
        table.show(messages.stream().map(MessageRow::of).toList());
        if (table.chosen().get() == null) {
            table.scrollToEnd();
        }
    }

    @Override
    public ReadOnlyObjectProperty<@Nullable Message> chosen() {
        return table.chosen();
    }

    @Override
    public ReadOnlyObjectProperty<@Nullable Message> whole() {
        return table.whole();
    }

    @Override
    public void offer(Actions actions, String... ids) {
        table.offer(actions, ids);
    }

    @Override
    public void reveal() {
        table.reveal();
    }

    @Override
    public void clearChoice() {
        table.clearChoice();
    }

    @Override
    public Region view() {
        return view;
    }
}
