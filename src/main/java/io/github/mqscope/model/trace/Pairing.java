package io.github.mqscope.model.trace;

import io.github.mqscope.model.queue.QueueKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What the calls of a trace say about each queue: latencies, who sends to whom, what is queued and since when.
///
/// Pure: it knows what it is shown. Of more than [#MOST_QUEUES] queues, those quiet for longest are forgotten.
public final class Pairing {
    /// The most queues that are followed.
    public static final int MOST_QUEUES = 256;

    private final Map<QueueKey, QueuePairing> queues = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<QueueKey, QueuePairing> eldest) {
            return size() > MOST_QUEUES;
        }
    };

    /// Takes the next call into account.
    /// @return the message's way from send to receive, where this call completes it
    public Optional<Delivery> add(TraceEvent event) {
        if (event.queue().key().isEmpty() || !event.movedMessage()) {
            return Optional.empty();
        }
        return queues.computeIfAbsent(event.queue().key().get(), key -> new QueuePairing())
                .add(event);
    }

    /// What is known of a queue.
    public Optional<QueuePairing> of(QueueKey queue) {
        return Optional.ofNullable(queues.get(queue));
    }
}
