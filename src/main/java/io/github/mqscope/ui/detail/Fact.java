package io.github.mqscope.ui.detail;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.mqueue.QueueAttributes;
import io.github.mqscope.mqueue.QueueStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// One thing to know of a queue: the kernel's name for it, its value now, and what it means.
///
/// @param name    such as `mq_maxmsg`
/// @param value   now, `?` where it may not be read
/// @param meaning a sentence
record Fact(String name, Function<QueueState, String> value, String meaning) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH);

    static final List<Fact> ALL = List.of(
            ofAttributes("mq_curmsgs", a -> a.curmsgs() + "", "Messages in the queue now."),
            ofAttributes("mq_maxmsg", a -> a.maxmsg() + "", "Capacity in messages; fixed when it was created."),
            ofAttributes(
                    "mq_msgsize",
                    a -> a.msgsize() + " bytes",
                    "Largest message, and the smallest buffer to receive with; fixed when it was created."),
            ofStatus("qsize", s -> s.qsize() + " bytes", "Payload in the queue now."),
            ofStatus(
                    "notification",
                    Fact::notification,
                    "One process may ask mq_notify to be told once when the queue becomes non-empty."),
            new Fact(
                    "mq_flags",
                    Fact::nonBlocking,
                    "O_NONBLOCK or nothing; it belongs to each open description, not to the queue."),
            ofAttributes(
                    "cost",
                    a -> a.cost() + " bytes",
                    "What it takes from its creator's RLIMIT_MSGQUEUE, empty or full."),
            new Fact("owner", s -> s.owner() + " : " + s.group(), "Who created it, and the group."),
            new Fact("mode", s -> mode(s.mode()), "Who may receive (r) and who may send (w)."),
            new Fact(
                    "last use",
                    s -> time(s.mtimeSeconds()),
                    "Its last send or receive, to the second; moves with hand-offs too."),
            new Fact(
                    "key",
                    s -> s.key().dev() + " : " + s.key().ino(),
                    "Device and inode: the same name made again is another queue."));

    private static Fact ofAttributes(String name, Function<QueueAttributes, String> value, String meaning) {
        return new Fact(name, s -> s.attributes().map(value).orElse("?"), meaning);
    }

    private static Fact ofStatus(String name, Function<QueueStatus, String> value, String meaning) {
        return new Fact(name, s -> s.status().map(value).orElse("?"), meaning);
    }

    private static String notification(QueueStatus s) {
        return s.isRegistered() ? "process " + s.notifyPid() + ", by " + s.via() : "nobody";
    }

    private static String nonBlocking(QueueState s) {
        long set = s.openers().stream().filter(o -> o.nonBlocking()).count();
        return s.openers().isEmpty()
                ? "no opener seen"
                : "O_NONBLOCK in " + set + " of " + s.openers().size();
    }

    private static String mode(int mode) {
        StringBuilder letters = new StringBuilder();
        for (int bit = 8; bit >= 0; bit--) {
            letters.append((mode >> bit & 1) == 0 ? '-' : "xwr".charAt(bit % 3));
        }
        return String.format(Locale.ROOT, "%04o  %s", mode, letters);
    }

    private static String time(long seconds) {
        return TIME.format(Instant.ofEpochSecond(seconds).atZone(ZoneId.systemDefault()));
    }
}
