package io.github.mqscope.mqueue;

import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Self;
import io.github.mqscope.text.Plural;
import java.io.IOException;
import java.util.Optional;

/// What the queues of this user in this IPC namespace cost, as far as they may be looked into.
///
/// RLIMIT_MSGQUEUE counts those of other namespaces and unlinked ones that are still open too: it may be more.
///
/// @param queues  how many
/// @param cost    in bytes
/// @param dearest the one that costs most
/// @param closed  how many more there are that may not be looked into
record Usage(int queues, long cost, Optional<QueueName> dearest, long dearestCost, int closed) {
    private static final Usage NONE = new Usage(0, 0, Optional.empty(), 0, 0);

    /// How it comes that a queue was refused, as the beginning of a sentence.
    /// @param asked bytes that it would cost
    /// @param limit bytes of RLIMIT_MSGQUEUE
    /// @param first whether this is the initial user namespace, where no other user's limit counts too
    static String words(long asked, long limit, boolean first) {
        Optional<Usage> seen = read();
        String listed = seen.map(Usage::toString).orElse("queues cannot be listed here; ");
        long hidden = limit - asked - seen.map(Usage::cost).orElse(0L) + 1;
        return listed + (hidden > 0 && limit >= asked ? hidden(hidden, first) : "");
    }

    private static String hidden(long bytes, boolean first) {
        String where = "at least " + Plural.of(bytes, "byte") + " more lie where this process cannot look: in queues of"
                + " other IPC namespaces, or in unlinked ones that are still open";
        return where + (first ? "; " : ", or the user who made this user namespace is at his limit; ");
    }

    private static Optional<Usage> read() {
        try (QueueFileSystem files = QueueFileSystem.open()) {
            if (files.doubt().isPresent()) {
                return Optional.empty();
            }
            Usage sum = NONE;
            for (QueueName name : files.names()) {
                sum = sum.plus(of(files, name));
            }
            return Optional.of(sum);
        } catch (QueueException | ErrnoException notListed) {
            return Optional.empty();
        }
    }

    private static Usage of(QueueFileSystem files, QueueName name) {
        try {
            if (files.stat(name).uid() != Self.euid()) {
                return NONE;
            }
        } catch (IOException gone) {
            return NONE;
        }
        try (MessageQueue queue = files.open(name)) {
            long cost = queue.attributes().cost();
            return new Usage(1, cost, Optional.of(name), cost, 0);
        } catch (IOException hiddenOrGone) {
            return new Usage(0, 0, Optional.empty(), 0, 1);
        }
    }

    private Usage plus(Usage other) {
        return new Usage(
                queues + other.queues,
                cost + other.cost,
                other.dearestCost > dearestCost ? other.dearest : dearest,
                Math.max(dearestCost, other.dearestCost),
                closed + other.closed);
    }

    /// `9 queues of yours here cost 745920, the dearest is /jobs with 82880; `, empty for none.
    @Override
    public String toString() {
        String those = dearest.map(
                        name -> Plural.of(queues, "queue") + " of yours here " + (queues == 1 ? "costs " : "cost ")
                                + cost + ", the dearest is " + name + " with " + dearestCost + "; ")
                .orElse("");
        return those + (closed == 0 ? "" : Plural.of(closed, "queue") + " of yours here may not be looked into; ");
    }
}
