package io.github.mqscope.local;

import io.github.mqscope.model.Sight;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.proc.UnlinkedQueue;
import io.github.mqscope.sys.Accounts;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Queues without a name that somebody still holds open. The loop's, but for [#find].
///
/// None is held open here: each is opened through its holder, looked at and closed.
final class UnlinkedQueues {
    private final Accounts accounts;
    private final Map<QueueKey, QueueWatch> watches = new LinkedHashMap<>();
    private volatile Map<QueueKey, UnlinkedQueue> found = Map.of();

    UnlinkedQueues(Accounts accounts) {
        this.accounts = accounts;
    }

    /// Takes in those that were found.
    /// @param named queues that have a name as far as is known, and are another's
    /// @return whether any came or went
    boolean update(List<UnlinkedQueue> now, Set<QueueKey> named) {
        Map<QueueKey, UnlinkedQueue> kept = new HashMap<>();
        now.stream().filter(one -> !named.contains(one.key())).forEach(one -> kept.put(one.key(), one));
        boolean moved = watches.keySet().retainAll(kept.keySet());
        for (UnlinkedQueue one : kept.values()) {
            moved |= !watches.containsKey(one.key());
            look(watches.computeIfAbsent(one.key(), key -> new QueueWatch(one.name(), one.stat(), accounts, 0)), one);
        }
        found = Map.copyOf(kept);
        return moved;
    }

    private static void look(QueueWatch watch, UnlinkedQueue one) {
        try {
            MessageQueue opened = one.open(Access.READ, true);
            watch.opened(opened, Optional.empty());
            watch.glance(Sight.UNLINKED);
        } catch (QueueException e) {
            watch.see(Sight.UNLINKED);
            watch.hide(Optional.of(e.failure()));
        }
    }

    Collection<QueueWatch> watches() {
        return watches.values();
    }

    /// How one can be reached. Any thread.
    Optional<UnlinkedQueue> find(QueueKey key) {
        return Optional.ofNullable(found.get(key));
    }
}
