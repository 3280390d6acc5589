package io.github.mqscope.cli;

import io.github.mqscope.local.QueueInspection;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.queue.BlockedThread;
import io.github.mqscope.model.queue.Limits;
import io.github.mqscope.model.queue.Opener;
import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.model.queue.QueueStatus;
import io.github.mqscope.sys.Self;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.text.Plural;
import java.util.List;

/// What `info` tells a person.
final class InfoText {
    private static final String INDENT = "  ";

    private final StringBuilder out = new StringBuilder();

    private InfoText() {}

    static String of(QueueInspection survey, Limits limits) {
        InfoText text = new InfoText();
        QueueState queue = survey.state();
        text.out.append(queue.name()).append('\n');
        queue.attributes().ifPresent(text::attributes);
        queue.status().ifPresent(text::status);
        text.owner(queue);
        queue.attributes().ifPresent(a -> text.cost(a, limits));
        text.limits(limits);
        queue.hidden().map(QueueFailure::line).ifPresent(why -> text.fact("unknown", "the rest: " + why));
        text.openers(queue.openers(), survey.unreadable());
        text.blocked(queue.blocked());
        return text.out.toString();
    }

    private void fact(String what, String value) {
        out.append(INDENT).append(String.format("%-14s", what)).append(value).append('\n');
    }

    private void attributes(QueueAttributes a) {
        fact("messages", a.curmsgs() + " of " + a.maxmsg() + " (mq_curmsgs of mq_maxmsg)");
        fact("message size", "at most " + Plural.of(a.msgsize(), "byte") + " (mq_msgsize)");
    }

    private void status(QueueStatus status) {
        fact("bytes", status.qsize() + " (qsize)");
        String registered = status.registrant() + ", by " + status.via();
        fact("notification", status.isRegistered() ? registered : "nobody is registered");
    }

    private void owner(QueueState queue) {
        String mode = String.format("%04o", queue.mode());
        String group = Escaped.of(queue.group());
        fact("mode", mode + ", owner " + Escaped.of(queue.owner()) + ", group " + group);
    }

    private void cost(QueueAttributes a, Limits limits) {
        String of = limits.rlimitMsgqueue() < 0
                ? "RLIMIT_MSGQUEUE is unlimited here"
                : "RLIMIT_MSGQUEUE is " + limits.rlimitMsgqueue() + " here";
        fact("cost", Plural.of(a.cost(), "byte") + " for its creator; " + of);
    }

    private void limits(Limits limits) {
        String sizes = "msg_max " + limits.msgMax() + ", msgsize_max " + limits.msgsizeMax();
        fact("limits", sizes + ", queues_max " + limits.queuesMax());
    }

    private void openers(List<Opener> openers, int unreadable) {
        fact("openers", count(openers.size(), "descriptor"));
        if (!openers.isEmpty()) {
            Table table = new Table("rlrrll", "PID", "COMM", "UID", "FD", "ACCESS", "FLAGS");
            for (Opener o : openers) {
                String flags = o.nonBlocking() ? "O_NONBLOCK" : "";
                table.row(
                        number(o.pid()),
                        Escaped.of(o.comm()),
                        Integer.toUnsignedString(o.uid()),
                        number(o.fd()),
                        o.access().toString(),
                        flags);
            }
            out.append(table.text(INDENT + INDENT));
        }
        if (unreadable > 0) {
            fact("", unseen(unreadable, Self.euid() == 0));
        }
    }

    /// What is said of processes that may hold it too. Root of a container, or under a security module, sees not all.
    static String unseen(int processes, boolean root) {
        return count(processes, "process") + " may not be looked into: "
                + (root
                        ? "the kernel refuses it here, even to root"
                        : "the kernel refuses it to this user; root may see more");
    }

    private void blocked(List<BlockedThread> blocked) {
        fact("blocked", count(blocked.size(), "thread"));
        if (!blocked.isEmpty()) {
            Table table = new Table("rrllrr", "PID", "TID", "COMM", "CALL", "BYTES", "PRIORITY");
            for (BlockedThread b : blocked) {
                table.row(
                        number(b.pid()),
                        number(b.tid()),
                        Escaped.of(b.comm()),
                        call(b),
                        Long.toString(b.length()),
                        b.sending() ? number(b.priority()) : "");
            }
            out.append(table.text(INDENT + INDENT));
        }
    }

    private static String call(BlockedThread thread) {
        return (thread.sending() ? "mq_send" : "mq_receive") + (thread.timed() ? ", timed" : "");
    }

    private static String number(int number) {
        return Integer.toString(number);
    }

    private static String count(int count, String what) {
        String plural = what.endsWith("s") ? what + "es" : what + "s";
        return count == 0 ? "none" : count + " " + (count == 1 ? what : plural);
    }
}
