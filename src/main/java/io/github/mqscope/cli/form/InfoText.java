package io.github.mqscope.cli.form;

import io.github.mqscope.local.QueueInspection;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.queue.BlockedThread;
import io.github.mqscope.model.queue.HiddenHolders;
import io.github.mqscope.model.queue.Limits;
import io.github.mqscope.model.queue.Opener;
import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.model.queue.QueueStatus;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.text.Plural;
import java.util.List;
import java.util.OptionalLong;

/// What `info` tells a person.
public final class InfoText {
    private static final String INDENT = "  ";

    private final StringBuilder out = new StringBuilder();

    private InfoText() {}

    public static String of(QueueInspection survey, Limits limits) {
        InfoText text = new InfoText();
        QueueState queue = survey.state();
        text.out
                .append(queue.name())
                .append(queue.unlinked() ? " (unlinked: it has no name any more)" : "")
                .append('\n');
        queue.attributes().ifPresent(text::attributes);
        queue.status().ifPresent(text::status);
        text.owner(queue);
        queue.attributes().ifPresent(a -> text.cost(a, limits));
        text.limits(limits);
        queue.hidden().map(QueueFailure::line).ifPresent(why -> text.fact("unknown", "the rest: " + why));
        text.openers(queue.openers(), survey.hidden());
        text.blocked(queue.blocked(), survey.hidden());
        survey.namesakes().forEach(text::namesake);
        survey.hidden().sentences().forEach(sentence -> text.fact("unseen", sentence));
        return text.out.toString();
    }

    private void fact(String what, String value) {
        out.append(INDENT).append(String.format("%-14s", what)).append(value).append('\n');
    }

    private void namesake(QueueInspection.Namesake other) {
        fact(
                "another",
                "queue of this name, unlinked, with inode " + other.ino() + ", is held open by process " + other.pid()
                        + "; see --ino");
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

    private void openers(List<Opener> openers, HiddenHolders hidden) {
        fact("openers", count(openers.size(), "descriptor", hidden));
        if (!openers.isEmpty()) {
            Table table = new Table("rlrrll", "PID", "COMM", "UID", "FD", "ACCESS", "FLAGS");
            for (Opener o : openers) {
                table.row(
                        number(o.pid()),
                        Escaped.of(o.comm()) + marks(o.mqscope(), o.compat()),
                        Integer.toUnsignedString(o.uid()),
                        number(o.fd()),
                        o.access().toString(),
                        o.nonBlocking() ? "O_NONBLOCK" : "");
            }
            out.append(table.text(INDENT + INDENT));
        }
    }

    private static String marks(boolean mqscope, boolean compat) {
        return (mqscope ? ", mqscope" : "") + (compat ? ", 32-bit" : "");
    }

    private void blocked(List<BlockedThread> blocked, HiddenHolders hidden) {
        fact("blocked", count(blocked.size(), "thread", hidden));
        if (!blocked.isEmpty()) {
            Table table = new Table("rrllrr", "PID", "TID", "COMM", "CALL", "BYTES", "PRIORITY");
            for (BlockedThread b : blocked) {
                table.row(
                        number(b.pid()),
                        number(b.tid()),
                        Escaped.of(b.comm()) + marks(b.mqscope(), b.compat()),
                        call(b),
                        known(b.length()),
                        b.sending() ? known(b.priority()) : "");
            }
            out.append(table.text(INDENT + INDENT));
        }
    }

    private static String known(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : "unknown";
    }

    private static String call(BlockedThread thread) {
        return (thread.sending() ? "mq_send" : "mq_receive")
                + (thread.isTimed() ? ", timed" : "")
                + (thread.among() > 1 ? ", on this or another of " + thread.among() + " queues" : "");
    }

    private static String number(int number) {
        return Integer.toString(number);
    }

    // None is said only where all could be seen.
    private static String count(int count, String what, HiddenHolders hidden) {
        String none = hidden.isNothing() ? "none" : "none that can be seen";
        return count == 0 ? none : count + " " + (count == 1 ? what : what + "s");
    }
}
