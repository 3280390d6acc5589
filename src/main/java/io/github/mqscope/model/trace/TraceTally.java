package io.github.mqscope.model.trace;

import io.github.mqscope.model.history.TracedCounts;
import io.github.mqscope.model.queue.QueueKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Counts what passes through each queue while one trace runs, for [#MOST] queues.
public final class TraceTally {
    /// The most queues counted; of others nothing is said.
    static final int MOST = 4096;

    private final TraceOptions options;
    private final Map<QueueKey, Count> counts = new HashMap<>();
    private long lost;

    private static final class Count {
        private long sent;
        private long received;
    }

    public TraceTally(TraceOptions options) {
        this.options = options;
    }

    public void add(TraceEvent event) {
        lost = Math.max(lost, event.lostBefore());
        Optional<QueueKey> key = event.queue().key();
        if (event.movedMessage() && key.isPresent() && (counts.size() < MOST || counts.containsKey(key.get()))) {
            Count count = counts.computeIfAbsent(key.get(), k -> new Count());
            if (event.call() == TraceCall.SEND) {
                count.sent++;
            } else {
                count.received++;
            }
        }
    }

    /// What passed through a queue so far; empty where this trace may not see it.
    public Optional<TracedCounts> of(QueueKey key) {
        Count count = counts.get(key);
        if (count != null) {
            return Optional.of(new TracedCounts(count.sent, count.received, lost));
        }
        return counts.size() < MOST && isAskedFor(key) ? Optional.of(new TracedCounts(0, 0, lost)) : Optional.empty();
    }

    private boolean isAskedFor(QueueKey key) {
        return options.queues().isEmpty() || options.queues().containsValue(Optional.of(key));
    }
}
