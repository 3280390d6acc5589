package io.github.mqscope.local;

import io.github.mqscope.model.Budget;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.Visibility;
import io.github.mqscope.model.queue.Limits;
import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.mqueue.SystemLimits;
import io.github.mqscope.sys.Self;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/// Makes the numbered snapshots.
final class SnapshotBuilder {
    private static final int EUID = Self.euid();

    private Limits limits = SystemLimits.read();
    private long number;

    /// Reads the limits again; they change when an administrator changes them.
    void readLimits() {
        limits = SystemLimits.read();
    }

    Snapshot press(Collection<QueueWatch> watched, Visibility visibility) {
        List<QueueState> queues = watched.stream().map(QueueWatch::state).toList();
        return new Snapshot(++number, Instant.now(), queues, limits, budgets(queues), visibility);
    }

    private List<Budget> budgets(List<QueueState> queues) {
        var byOwner = new TreeMap<Integer, Budget>(Integer::compareUnsigned);
        for (QueueState queue : queues) {
            long cost = queue.attributes().map(QueueAttributes::cost).orElse(0L);
            byOwner.merge(
                    queue.uid(),
                    new Budget(queue.uid(), queue.owner(), cost, limits.rlimitMsgqueue(), 1, queue.uid() == EUID),
                    (a, b) -> new Budget(
                            a.uid(), a.user(), a.used() + b.used(), a.limit(), a.queues() + b.queues(), a.mine()));
        }
        return new ArrayList<>(byOwner.values());
    }
}
