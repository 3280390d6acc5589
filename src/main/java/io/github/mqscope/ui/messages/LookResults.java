package io.github.mqscope.ui.messages;

import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.space.ContentsActs;
import io.github.mqscope.space.PendingLook;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/// The looks under way and what the last ones found, bounded in number and bytes. Follows those under way ten
/// times a second.
final class LookResults {
    /// Queues remembered at the most.
    static final int MOST = 16;

    /// Bytes remembered at the most, except for the newest look.
    static final long BYTES = ContentsActs.MOST_BYTES;

    private final Map<QueueKey, Look> looks = new LinkedHashMap<>();
    private final Timeline clock = new Timeline(new KeyFrame(Duration.millis(100), e -> tick()));
    private final Runnable moved;
    private final Runnable ended;

    /// @param moved called when one has moved on
    /// @param ended called when one has ended, after `moved`
    LookResults(Runnable moved, Runnable ended) {
        this.moved = moved;
        this.ended = ended;
        clock.setCycleCount(Timeline.INDEFINITE);
    }

    /// Follows a look into a queue.
    void start(PendingLook look, long expected) {
        follow(new Look.Running(look, Math.max(1, expected), false));
    }

    /// Follows the putting back of a journal.
    void startRestore(PendingLook look, long expected) {
        follow(new Look.Running(look, Math.max(1, expected), true));
    }

    private void follow(Look.Running running) {
        QueueKey key = running.pending().target().key();
        looks.remove(key);
        looks.put(key, running);
        clock.play();
        moved.run();
    }

    Optional<Look> of(QueueKey queue) {
        return Optional.ofNullable(looks.get(queue));
    }

    private void tick() {
        boolean over = false;
        for (Map.Entry<QueueKey, Look> entry : looks.entrySet()) {
            if (entry.getValue() instanceof Look.Running running
                    && running.pending().stage() == PendingLook.Stage.OVER) {
                entry.setValue(running.over());
                over = true;
            }
        }
        if (looks.values().stream().noneMatch(Look.Running.class::isInstance)) {
            clock.stop();
        }
        forget();
        moved.run();
        if (over) {
            ended.run();
        }
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
