package io.github.mqscope.ui.messages;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.SeenLog;
import io.github.mqscope.model.SeenMessage;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.ui.action.Action;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.calls.NothingHere;
import io.github.mqscope.ui.live.LiveList;
import io.github.mqscope.ui.live.Pause;
import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.viewer.MessageRow;
import io.github.mqscope.ui.viewer.MessageTable;
import io.github.mqscope.ui.words.Words;
import java.time.Instant;
import java.util.List;
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
    private static final Words WORDS = Words.of(SeenSource.class);

    private final SeenLog log;
    private final SourceLine line = new SourceLine("seen-line");
    private final NothingHere nothing = new NothingHere();
    private final MessageTable table = new MessageTable(
            "seen",
            WORDS.get("seen.purpose"),
            MessageTable.Column.TIME,
            MessageTable.Column.DIRECTION,
            MessageTable.Column.PRIORITY,
            MessageTable.Column.SIZE,
            MessageTable.Column.PREVIEW);
    private final Pause pause = new Pause(WORDS.get("seen.what"));
    private final LiveList live = new LiveList("seen", table.follow(), pause);
    private final BorderPane list = new BorderPane(live.view());
    private final StackPane view = new StackPane(nothing.view(), list);
    // A message handed to a receiver that waits changes no snapshot: look at the count as well.
    private final Timeline clock = new Timeline(new KeyFrame(Duration.millis(250), e -> refresh()));
    private @Nullable QueueKey queue;
    private @Nullable QueueKey shownQueue;
    private long shownLast = -1;

    SeenSource(SeenLog log, Settings settings, Actions actions) {
        this.log = log;
        table.remember(settings);
        live.register(actions, "seen.pause", Action.Category.MESSAGE);
        pause.on().addListener((o, was, now) -> refresh());
        line.add(live.toggle());
        list.setTop(line.view());
        list.setMinHeight(0);
        clock.setCycleCount(Timeline.INDEFINITE);
        nothing.say(Feather.REPEAT, WORDS.get("seen.none"), WORDS.get("seen.none.how"));
    }

    /// Whether it stands still.
    Pause pause() {
        return pause;
    }

    @Override
    public String title() {
        return WORDS.get("seen.title");
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
        List<SeenMessage> messages = log.of(queue);
        if (pause.isOn() && queue.equals(shownQueue)) {
            pause.count(messages, SeenMessage::number);
            return;
        }
        shownLast = last;
        shownQueue = queue;
        pause.shown(messages.isEmpty() ? 0 : messages.getLast().number());
        nothing.view().setVisible(messages.isEmpty());
        list.setVisible(!messages.isEmpty());
        long sent = messages.stream().filter(SeenMessage::sent).count();
        line.say(
                WORDS.get("seen.line", sent, messages.size() - sent),
                log.dropped() == 0
                        ? ""
                        : WORDS.get("seen.dropped", log.dropped(), SeenLog.BYTES >> 20, SeenLog.BIN_BYTES >> 20),
                false);
        table.show(messages.stream().map(MessageRow::of).toList());
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
    public int count() {
        return table.count();
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
