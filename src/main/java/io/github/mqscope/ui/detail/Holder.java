package io.github.mqscope.ui.detail;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.queue.BlockedThread;
import io.github.mqscope.model.queue.Opener;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.ui.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Someone who uses a queue: a blocked thread, or a process with a descriptor.
///
/// @param kind        what it is
/// @param who         its name, escaped
/// @param pid         the process
/// @param tid         the thread, 0 for a process
/// @param fd          the descriptor, -1 for a thread
/// @param uid         of the process, as text; empty for a thread
/// @param access      what it may do with the queue
/// @param nonBlocking whether that descriptor has O_NONBLOCK
/// @param call        what it is blocked in, empty for a process that is not
/// @param seconds     since when at least, -1 for a process that is not blocked
/// @param receiving   whether it waits to receive and was at work just now
record Holder(
        Kind kind,
        String who,
        int pid,
        int tid,
        int fd,
        String uid,
        String access,
        boolean nonBlocking,
        String call,
        long seconds,
        boolean receiving) {
    private static final Words WORDS = Words.of(Holder.class);

    enum Kind {
        BLOCKED_SENDER,
        BLOCKED_RECEIVER,
        OPENER
    }

    /// The blocked threads, the longest first, then the openers.
    static List<Holder> of(QueueState queue, Instant now) {
        List<Holder> holders = new ArrayList<>();
        queue.blocked().forEach(thread -> holders.add(of(queue, thread, now)));
        queue.openers().forEach(opener -> holders.add(of(opener)));
        return holders;
    }

    private static Holder of(QueueState queue, BlockedThread t, Instant now) {
        String call = call(t);
        return new Holder(
                t.sending() ? Kind.BLOCKED_SENDER : Kind.BLOCKED_RECEIVER,
                Escaped.of(t.who()),
                t.pid(),
                t.tid(),
                -1,
                "",
                "",
                false,
                t.isTimed() ? WORDS.get("holder.timed", call) : call,
                Math.max(0, Duration.between(t.since(), now).toSeconds()),
                queue.isReceiving(t, now));
    }

    private static String call(BlockedThread t) {
        String function = t.sending() ? "mq_send" : "mq_receive";
        if (t.among() > 1) {
            return WORDS.get("holder.among", function, t.among());
        }
        if (t.length().isEmpty()) {
            return function;
        }
        long length = t.length().getAsLong();
        return t.sending()
                ? WORDS.get("holder.sending", length, "" + t.priority().orElse(0))
                : WORDS.get("holder.receiving", length);
    }

    private static Holder of(Opener o) {
        return new Holder(
                Kind.OPENER,
                Escaped.of(o.who()),
                o.pid(),
                0,
                o.fd(),
                Integer.toUnsignedString(o.uid()),
                o.access().toString(),
                o.nonBlocking(),
                "",
                -1,
                false);
    }

    boolean isBlocked() {
        return kind != Kind.OPENER;
    }

    private String waits() {
        return receiving
                ? WORDS.get("holder.receives")
                : WORDS.get(kind == Kind.BLOCKED_SENDER ? "holder.blocked" : "holder.idle", seconds);
    }

    /// Since when it waits, empty for what does not.
    String since() {
        return receiving ? WORDS.get("holder.receives") : seconds < 0 ? "" : WORDS.get("seconds", seconds);
    }

    /// Whether it is the same thread or descriptor.
    boolean isSame(Holder other) {
        return kind == other.kind && pid == other.pid && tid == other.tid && fd == other.fd;
    }

    /// All of it on one line.
    String words() {
        return isBlocked()
                ? WORDS.get("holder.thread", who, "" + pid, "" + tid, call, waits())
                : WORDS.get("holder.opener", who, "" + pid, uid, access, "" + fd, nonBlocking ? "O_NONBLOCK" : "");
    }
}
