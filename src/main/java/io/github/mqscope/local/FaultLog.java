package io.github.mqscope.local;

import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.LoopEvent;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.SystemLimits;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Faults for the log: what fails again and again is said once a minute.
final class FaultLog {
    private static final long AGAIN_NANOS = 60_000_000_000L;
    private static final int MOST = 256;

    private final EventLog log;
    private final Map<String, Long> said = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST;
        }
    };

    FaultLog(EventLog log) {
        this.log = log;
    }

    void add(Optional<QueueName> queue, IOException why) {
        add(queue, String.valueOf(why.getMessage()), System.nanoTime());
    }

    void add(Optional<QueueName> queue, String why, long now) {
        add(queue, queue + why, why, now);
    }

    /// Some queues are only looked at, since there are more than descriptors.
    void unwatched(int some, int all) {
        if (some > 0) {
            String why =
                    some + " of " + all + " queues are not watched, since descriptors are scarce: RLIMIT_NOFILE is "
                            + SystemLimits.read().rlimitNofile() + "; each is looked at once a second";
            add(Optional.empty(), "unwatched", why, System.nanoTime());
        }
    }

    private void add(Optional<QueueName> queue, String key, String why, long now) {
        Long before = said.get(key);
        if (before == null || now - before > AGAIN_NANOS) {
            said.put(key, now);
            log.add(LoopEvent.Kind.FAULT, queue, why);
        }
    }
}
