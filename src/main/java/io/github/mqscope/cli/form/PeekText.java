package io.github.mqscope.cli.form;

import io.github.mqscope.model.peek.NotifyRegistration;
import io.github.mqscope.model.peek.PeekedMessage;
import io.github.mqscope.model.peek.QueueContents;
import io.github.mqscope.model.peek.WaitingThread;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.text.Plural;
import java.util.List;
import java.util.Locale;

/// What is in a queue, for a person.
public final class PeekText {
    private PeekText() {}

    public static String of(QueueName name, QueueContents contents) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s: %d of %s, %s%s%n",
                name,
                contents.curmsgs(),
                Plural.of(contents.maxmsg(), "message"),
                Plural.of(contents.qsize(), "byte"),
                contents.settled() ? "" : ", changing"));
        contents.messages().forEach(message -> text.append(line(message)));
        long hidden = contents.curmsgs() - contents.messages().size();
        if (contents.settled() && hidden > 0) {
            text.append("  and ").append(hidden).append(" more\n");
        }
        waiting(text, "waits to send", contents.senders(), contents.waitingSenders());
        waiting(text, "waits to receive", contents.receivers(), contents.waitingReceivers());
        if (!contents.waitersKnown()) {
            text.append("  who waits is not known: it changed while it was read\n");
        }
        contents.registration().ifPresent(r -> text.append(registered(r)));
        return text.toString();
    }

    private static String line(PeekedMessage message) {
        String cut =
                message.isWhole() ? "" : " … " + Plural.of(message.size() - message.preview().length, "byte") + " more";
        return String.format(
                Locale.ROOT,
                "%5d  priority %5d  %7d %-5s  %s%s%n",
                message.index() + 1,
                message.priority(),
                message.size(),
                message.size() == 1 ? "byte" : "bytes",
                Escaped.of(message.preview()),
                cut);
    }

    private static void waiting(StringBuilder text, String what, List<WaitingThread> threads, int all) {
        int place = 0;
        for (WaitingThread thread : threads) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %s, place %d: %s (pid %d, thread %d, %s)%s%n",
                    what,
                    ++place,
                    Escaped.of(thread.comm()),
                    thread.pid(),
                    thread.tid(),
                    thread.scheduling(),
                    what.endsWith("send")
                            ? ", " + Plural.of(thread.size(), "byte") + " at priority " + thread.priority()
                            : ""));
        }
        if (all > threads.size()) {
            text.append("  and ")
                    .append(all - threads.size())
                    .append(" more that ")
                    .append(what)
                    .append('\n');
        }
    }

    private static String registered(NotifyRegistration registration) {
        String how =
                switch (registration.sigevNotify()) {
                    case 0 -> "signal " + registration.signo();
                    case 1 -> "none";
                    default -> "thread";
                };
        String who = registration.pid() == 0 ? "a process outside this pid namespace" : "pid " + registration.pid();
        return "  registered for notification: " + who + ", by " + how + "\n";
    }
}
