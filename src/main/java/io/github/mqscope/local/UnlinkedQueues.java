package io.github.mqscope.local;

import io.github.mqscope.model.Sight;
import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.failure.FailedCall;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.QueueFileSystem;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.proc.Fill;
import io.github.mqscope.proc.ProcessTable;
import io.github.mqscope.proc.UnlinkedQueue;
import io.github.mqscope.sys.Accounts;
import java.io.IOException;
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
public final class UnlinkedQueues {
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
            MessageQueue opened =
                    one.opening().access(Access.READ).nonBlocking().open();
            watch.opened(opened, Optional.empty());
            watch.glance(Sight.UNLINKED);
        } catch (QueueException e) {
            watch.see(Sight.UNLINKED);
            watch.hide(Optional.of(e.failure()));
        }
    }

    /// How the queue of an inode number is opened, that has or had a name: by that, or else through who holds it.
    /// @throws QueueException no queue of the name has the number, and nobody who can be looked into holds one
    public static QueueOpen opening(QueueName name, long ino) throws IOException {
        try (QueueFileSystem files = QueueFileSystem.open()) {
            if (files.names().contains(name)
                    && MessageQueue.keyOf(files.stat(name)).ino() == ino) {
                return QueueOpen.of(name);
            }
            return ProcessTable.of(files).scan(key -> Fill.UNKNOWN, HolderWalk.once()).unlinked().stream()
                    .filter(one -> one.name().equals(name) && one.key().ino() == ino)
                    .findFirst()
                    .orElseThrow(() -> notHeld(name, ino))
                    .opening();
        }
    }

    private static QueueException notHeld(QueueName name, long ino) {
        return new QueueException(Cause.NOT_HELD.of(new FailedCall("open", name, Errno.ENOENT), ino));
    }

    Collection<QueueWatch> watches() {
        return watches.values();
    }

    /// How one can be reached. Any thread.
    Optional<UnlinkedQueue> find(QueueKey key) {
        return Optional.ofNullable(found.get(key));
    }
}
