package io.github.mqscope.local;

import io.github.mqscope.model.queue.QueueName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// How long a queue must last before it is held open.
///
/// A descriptor of ours keeps a queue that was unlinked alive, and charged to its owner until we close it. One that
/// is there for a moment only is therefore never held, and one of a name whose queues come and go not before it
/// has lasted twice as long as the one before.
final class Patience {
    /// What any queue must last before it is looked at.
    static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private static final long SHORT_LIFE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int MOST_NAMES = 256;

    private final Map<QueueName, Long> lives = new LinkedHashMap<>();

    /// How long the queue that has the name now is to be only looked at from time to time; mostly 0.
    long of(QueueName name) {
        return 2 * lives.getOrDefault(name, 0L);
    }

    /// A queue of that name is gone.
    void ended(QueueName name, long livedNanos) {
        lives.remove(name);
        if (livedNanos < SHORT_LIFE_NANOS) {
            lives.put(name, livedNanos);
        }
        if (lives.size() > MOST_NAMES) {
            lives.remove(lives.keySet().iterator().next());
        }
    }
}
