package io.github.mqscope.mqueue;

import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Fd;
import io.github.mqscope.sys.Stat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The queues that this process is registered on for notification, and their descriptors that wait to be closed.
///
/// The kernel drops a process's registration when the process closes any descriptor of the queue, also one that
/// had nothing to do with it. So every descriptor of a queue is closed here, and one of a queue that is armed is
/// parked instead until the registration is over. Whoever opens that queue again gets a parked one: there are
/// never more of them than were open at one time.
final class DeferredClose {
    private static final Map<QueueKey, Integer> ARMED = new HashMap<>();
    private static final List<Parked> PARKED = new ArrayList<>();

    private record Parked(QueueKey key, Access access, int number) {}

    /// mq_notify(3).
    @FunctionalInterface
    interface Registering {
        void register() throws ErrnoException;
    }

    private DeferredClose() {}

    /// Registers, so that no close falls between the call and the knowing of it.
    static synchronized void arm(QueueKey key, Registering call) throws ErrnoException {
        call.register();
        ARMED.merge(key, 1, Integer::sum);
    }

    /// A registration is over; closes what waited for the last of its queue.
    static synchronized void disarm(QueueKey key) {
        ARMED.computeIfPresent(key, (k, count) -> count > 1 ? count - 1 : null);
        if (!ARMED.containsKey(key)) {
            PARKED.stream().filter(p -> p.key.equals(key)).forEach(p -> closeNow(p.number));
            PARKED.removeIf(p -> p.key.equals(key));
        }
    }

    /// Closes a descriptor of a queue, or parks it.
    static synchronized void close(int number, Access access) {
        Optional<QueueKey> armed =
                ARMED.isEmpty() ? Optional.empty() : key(number).filter(ARMED::containsKey);
        armed.ifPresentOrElse(key -> PARKED.add(new Parked(key, access, number)), () -> closeNow(number));
    }

    /// A parked descriptor instead of a new one.
    /// @return empty where there is none, or the queue was unlinked and so cannot be opened any more
    static synchronized Optional<MessageQueue> reopen(QueueName name, QueueKey key, Access access) {
        Optional<Parked> found = PARKED.stream()
                .filter(p -> p.key.equals(key) && p.access == access && isLinked(p.number))
                .findFirst();
        found.ifPresent(PARKED::remove);
        return found.map(p -> MessageQueue.of(name, new Fd(p.number), access));
    }

    static synchronized long parked(QueueKey key) {
        return PARKED.stream().filter(p -> p.key.equals(key)).count();
    }

    private static void closeNow(int number) {
        new Fd(number).close();
    }

    private static Optional<QueueKey> key(int number) {
        return stat(number).map(MessageQueue::keyOf);
    }

    private static boolean isLinked(int number) {
        return stat(number).filter(s -> s.nlink() > 0).isPresent();
    }

    private static Optional<Stat> stat(int number) {
        try {
            return Optional.of(Directory.stat(new Fd(number)));
        } catch (ErrnoException gone) {
            return Optional.empty();
        }
    }
}
