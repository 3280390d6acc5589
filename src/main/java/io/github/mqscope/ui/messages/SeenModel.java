package io.github.mqscope.ui.messages;

import io.github.mqscope.model.SeenLog;
import io.github.mqscope.model.SeenMessage;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.ui.controls.Pause;
import io.github.mqscope.ui.viewer.MessageRow;
import io.github.mqscope.ui.words.Words;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What mqscope itself sent to the queue and received from it. It looks when it is told to.
final class SeenModel {
    private static final Words WORDS = Words.of(SeenModel.class);

    /// Whether it stands still.
    final Pause pause = new Pause(WORDS.get("seen.what"));
    /// Oldest first.
    final ObjectProperty<List<MessageRow>> rows = new SimpleObjectProperty<>(List.of());
    final ObjectProperty<Origin> line = new SimpleObjectProperty<>(Origin.NONE);

    private final SeenLog log;
    private @Nullable QueueKey queue;
    private @Nullable QueueKey shownQueue;
    private long shownLast = -1;

    SeenModel(SeenLog log) {
        this.log = log;
        pause.on().addListener((o, was, now) -> look());
    }

    /// Shows those of a queue.
    void show(QueueKey newQueue) {
        queue = newQueue;
        look();
    }

    /// Shows what is new, or while it stands still counts it.
    void look() {
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
        long sent = messages.stream().filter(SeenMessage::sent).count();
        line.set(new Origin(
                WORDS.get("seen.line", sent, messages.size() - sent),
                log.dropped() == 0
                        ? ""
                        : WORDS.get("seen.dropped", log.dropped(), SeenLog.BYTES >> 20, SeenLog.BIN_BYTES >> 20),
                false));
        rows.set(messages.stream().map(MessageRow::of).toList());
    }
}
