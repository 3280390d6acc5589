package io.github.mqscope.ui.messages;

import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.space.ContentsActs;
import io.github.mqscope.space.PendingLook;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/// The looks under way and what the last ones found, bounded in number and bytes.
final class LookResults {
    /// Queues remembered at the most.
    static final int MOST = 16;

    /// Bytes remembered at the most, except for the newest look.
    static final long BYTES = ContentsActs.MOST_BYTES;

    private final Map<QueueKey, Look> looks = new LinkedHashMap<>();
    private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper ended = new ReadOnlyLongWrapper();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();

    /// Counts how often one has come further.
    ReadOnlyLongProperty changes() {
        return changes.getReadOnlyProperty();
    }

    /// Counts those that have ended.
    ReadOnlyLongProperty ended() {
        return ended.getReadOnlyProperty();
    }

    /// Whether one is under way, and [#tick] is to be called again and again.
    ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /// Follows a look into a queue.
    void start(PendingLook look, long expected) {
        follow(new Look.Running(look, Math.max(1, expected), false));
    }

    /// Follows the putting back of a journal.
    void startRestore(PendingLook look, long expected) {
        follow(new Look.Running(look, Math.max(1, expected), true));
    }

    private void follow(Look.Running look) {
        QueueKey key = look.pending().target().key();
        looks.remove(key);
        looks.put(key, look);
        running.set(true);
        changes.set(changes.get() + 1);
    }

    Optional<Look> of(QueueKey queue) {
        return Optional.ofNullable(looks.get(queue));
    }

    /// Sees how far they have come.
    void tick() {
        long over = 0;
        for (Map.Entry<QueueKey, Look> entry : looks.entrySet()) {
            if (entry.getValue() instanceof Look.Running look && look.pending().stage() == PendingLook.Stage.OVER) {
                entry.setValue(look.over());
                over++;
            }
        }
        running.set(looks.values().stream().anyMatch(Look.Running.class::isInstance));
        forget();
        changes.set(changes.get() + 1);
        ended.set(ended.get() + over);
    }

    private void forget() {
        Iterator<Look> oldest = looks.values().iterator();
        while (looks.size() > 1 && (looks.size() > MOST || bytes() > BYTES) && oldest.hasNext()) {
            if (!(oldest.next() instanceof Look.Running)) {
                oldest.remove();
            }
        }
    }

    private long bytes() {
        return looks.values().stream()
                .mapToLong(look -> look instanceof Look.Found found ? found.bytes() : 0)
                .sum();
    }
}
