package io.github.mqscope.mqueue;

import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Self;
import java.io.IOException;
import java.util.Optional;

/// What the queues of this user in this IPC namespace cost, as far as they may be looked into.
///
/// RLIMIT_MSGQUEUE counts those of other namespaces and unlinked ones that are still open too: it may be more.
///
/// @param queues  how many
/// @param cost    in bytes
/// @param dearest the one that costs most
record Usage(int queues, long cost, QueueName dearest, long dearestCost) {
    /// The usage now, as the beginning of a sentence; nothing where queues cannot be listed or there are none.
    static String words() {
        return read().map(usage -> usage + "; ").orElse("");
    }

    private static Optional<Usage> read() {
        try (QueueFileSystem files = QueueFileSystem.open()) {
            if (files.doubt().isPresent()) {
                return Optional.empty();
            }
            Optional<Usage> sum = Optional.empty();
            for (QueueName name : files.names()) {
                Optional<Usage> one = of(files, name);
                sum = sum.isEmpty() ? one : Optional.of(sum.get().plus(one));
            }
            return sum;
        } catch (QueueException | ErrnoException notListed) {
            return Optional.empty();
        }
    }

    private static Optional<Usage> of(QueueFileSystem files, QueueName name) {
        try {
            if (files.stat(name).uid() != Self.euid()) {
                return Optional.empty();
            }
            try (MessageQueue queue = files.open(name)) {
                long cost = queue.attributes().cost();
                return Optional.of(new Usage(1, cost, name, cost));
            }
        } catch (IOException hiddenOrGone) {
            return Optional.empty();
        }
    }

    private Usage plus(Optional<Usage> other) {
        return other.map(o -> new Usage(
                        queues + o.queues,
                        cost + o.cost,
                        o.dearestCost > dearestCost ? o.dearest : dearest,
                        Math.max(dearestCost, o.dearestCost)))
                .orElse(this);
    }

    /// `9 queues of yours here cost 745920, the dearest is /jobs with 82880`.
    @Override
    public String toString() {
        return queues + (queues == 1 ? " queue of yours here costs " : " queues of yours here cost ") + cost
                + ", the dearest is " + dearest + " with " + dearestCost;
    }
}
