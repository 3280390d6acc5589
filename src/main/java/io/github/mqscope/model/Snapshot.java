package io.github.mqscope.model;

import io.github.mqscope.model.queue.Limits;
import io.github.mqscope.model.queue.QueueKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// All that is known at one moment. Immutable; a queue that did not change is the same object as before.
///
/// @param number     counts the snapshots of this watcher
/// @param asOf       when it was taken
/// @param queues     every queue, by name
/// @param limits     of this IPC namespace and user
/// @param budgets    RLIMIT_MSGQUEUE per creating user that owns a queue here
/// @param visibility whether queues can be listed, and why not
public record Snapshot(
        long number,
        Instant asOf,
        List<QueueState> queues,
        Limits limits,
        List<Budget> budgets,
        Visibility visibility) {
    /// The same with what a look into one of its queues found, so that all that is shown of it is of one moment.
    public Snapshot with(PeekedQueue peeked) {
        List<QueueState> all = queues.stream()
                .map(queue ->
                        queue.key().equals(peeked.target().key()) ? new PeekedState(queue, peeked).joined() : queue)
                .toList();
        Instant later = asOf.isBefore(peeked.asOf()) ? peeked.asOf() : asOf;
        return new Snapshot(number, later, all, limits, budgets, visibility);
    }

    /// The queue of a key, while it is there.
    public Optional<QueueState> find(QueueKey key) {
        return queues.stream().filter(q -> q.key().equals(key)).findFirst();
    }
}
