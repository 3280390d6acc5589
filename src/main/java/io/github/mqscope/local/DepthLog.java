package io.github.mqscope.local;

import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.LoopEvent;
import io.github.mqscope.model.Repeats;
import io.github.mqscope.model.Sight;
import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.text.Plural;
import java.util.Locale;
import java.util.Optional;

/// Logs how the depth of queues changes, and when one becomes full or empty.
record DepthLog(EventLog log) {
    /// What an event of the kernel brought.
    void ready(QueueWatch queue, Optional<QueueAttributes> before, boolean changed) {
        QueueAttributes now = queue.attributes().orElseThrow();
        String depth = now.curmsgs() + " of " + Plural.of(now.maxmsg(), "message");
        String words = depth + (changed ? difference(before, now) : ", as before");
        add(LoopEvent.Kind.READY, queue.name(), now, words);
        ends(queue.name(), before, now, depth);
    }

    private static String difference(Optional<QueueAttributes> before, QueueAttributes now) {
        return before.map(a -> String.format(Locale.ROOT, " (%+d)", now.curmsgs() - a.curmsgs()))
                .orElse("");
    }

    /// What a look on the timer brought: only the ends are told.
    void sampled(QueueWatch queue, Optional<QueueAttributes> before) {
        ends(queue.name(), before, queue.attributes().orElseThrow(), "seen while sampled");
    }

    /// What a look at a queue brought that is not watched: that it changed, if it did.
    /// @return how many are not watched: 1, or 0 where it is
    int glanced(QueueWatch queue) {
        if (queue.sight() != Sight.NO_DESCRIPTOR) {
            return 0;
        }
        Optional<QueueAttributes> before = queue.tell();
        if (before.isPresent() && !before.equals(queue.attributes())) {
            ready(queue, before, true);
        }
        return 1;
    }

    private void ends(QueueName name, Optional<QueueAttributes> before, QueueAttributes now, String depth) {
        if (now.isFull() && !before.map(QueueAttributes::isFull).orElse(false)) {
            add(LoopEvent.Kind.FULL, name, now, depth);
        }
        if (now.curmsgs() == 0 && before.map(a -> a.curmsgs() > 0).orElse(false)) {
            add(LoopEvent.Kind.EMPTY, name, now, depth);
        }
    }

    private void add(LoopEvent.Kind kind, QueueName name, QueueAttributes now, String words) {
        log.add(kind, name, words, Repeats.ofDepth(now.curmsgs(), now.maxmsg()));
    }
}
