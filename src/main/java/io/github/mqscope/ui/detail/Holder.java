package io.github.mqscope.ui.detail;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.mqueue.Printable;
import io.github.mqscope.proc.BlockedThread;
import io.github.mqscope.proc.Opener;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Someone who uses a queue, in words: a blocked thread, or a process with a descriptor.
///
/// @param kind  what it is, for its icon
/// @param who   its name, escaped
/// @param ids   pid, thread and user
/// @param does  what it does with the queue
/// @param since how long at least, empty where that says nothing
record Holder(Kind kind, String who, String ids, String does, String since) {
    enum Kind {
        BLOCKED_SENDER,
        BLOCKED_RECEIVER,
        OPENER
    }

    /// The blocked threads, the longest first, then the openers.
    static List<Holder> of(QueueState queue, long nanoTime) {
        List<Holder> holders = new ArrayList<>();
        queue.blocked().forEach(thread -> holders.add(of(thread, nanoTime)));
        queue.openers().forEach(opener -> holders.add(of(opener)));
        return holders;
    }

    private static Holder of(BlockedThread t, long nanoTime) {
        String call = t.sending()
                ? "mq_send of " + t.length() + (t.length() == 1 ? " byte" : " bytes") + " at priority " + t.priority()
                : "mq_receive into " + t.length() + " bytes";
        double seconds = Math.max(0, nanoTime - t.sinceNanos()) / 1e9;
        return new Holder(
                t.sending() ? Kind.BLOCKED_SENDER : Kind.BLOCKED_RECEIVER,
                Printable.of(t.comm()),
                "pid " + t.pid() + ", thread " + t.tid(),
                call + (t.timed() ? ", with a deadline" : ""),
                String.format(Locale.ROOT, "blocked for at least %.0f s", seconds));
    }

    private static Holder of(Opener o) {
        return new Holder(
                Kind.OPENER,
                Printable.of(o.comm()),
                "pid " + o.pid() + ", uid " + Integer.toUnsignedString(o.uid()),
                "open to " + o.access() + " as descriptor " + o.fd() + (o.nonBlocking() ? ", O_NONBLOCK" : ""),
                "");
    }
}
