package io.github.mqscope.local;

import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.LoopEvent;
import io.github.mqscope.model.Repeats;
import io.github.mqscope.model.queue.BlockedThread;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.text.Plural;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Tells the log who began to wait and who no longer does.
final class BlockedLog {
    private final EventLog log;

    BlockedLog(EventLog log) {
        this.log = log;
    }

    void changed(QueueName queue, List<BlockedThread> before, List<BlockedThread> after, Instant asOf) {
        Set<BlockedThread> gone = new HashSet<>(before);
        after.forEach(gone::remove);
        Set<BlockedThread> come = new HashSet<>(after);
        before.forEach(come::remove);
        gone.forEach(thread -> add(queue, who(thread) + " waits no more", ", " + waited(thread, asOf)));
        come.forEach(thread -> add(queue, who(thread) + " waits to " + act(thread), ""));
    }

    private void add(QueueName queue, String what, String detail) {
        log.add(LoopEvent.Kind.BLOCKED, queue, what + detail, Repeats.of(what));
    }

    private static String who(BlockedThread thread) {
        return Escaped.of(thread.who()) + " (" + thread.pid()
                + (thread.tid() == thread.pid() ? ")" : ", thread " + thread.tid() + ")");
    }

    private static String act(BlockedThread thread) {
        return thread.sending() ? "send" + sent(thread) : "receive" + (thread.isTimed() ? " until a deadline" : "");
    }

    private static String sent(BlockedThread thread) {
        return thread.length().isEmpty()
                ? ""
                : " " + Plural.of(thread.length().getAsLong(), "byte") + " with priority "
                        + thread.priority().orElse(0);
    }

    private static String waited(BlockedThread thread, Instant asOf) {
        return String.format(
                Locale.ROOT,
                "after at least %.1f s",
                Duration.between(thread.since(), asOf).toNanos() / 1e9);
    }
}
