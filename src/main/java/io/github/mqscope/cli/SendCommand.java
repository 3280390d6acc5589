package io.github.mqscope.cli;

import io.github.mqscope.files.PayloadFile;
import io.github.mqscope.local.KeptJournals;
import io.github.mqscope.model.Leftover;
import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.ExitStatus;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.mqueue.MessageBuffer;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.QueueOpen;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `mqscope send`.
@Command(
        name = "send",
        description = {
            "Sends a message to a queue, and waits while that is full, as mq_send does.",
            "",
            "The payload is TEXT, a file, or standard input where that is no terminal. It prints nothing, and so does"
                    + " not look at its output. SIGINT or SIGTERM while"
                    + " waiting ends the command in order, and says how many were sent."
        },
        footer = {"", "Example: mqscope send /jobs 'hello' --priority 5 --timeout 2s"})
final class SendCommand extends PromptCommand.OfQueue {
    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "TEXT",
            description = "The payload, its bytes as given. Put -- before one that begins with a dash.")
    private @Nullable String text;

    @Option(names = "--file", paramLabel = "F", description = "The payload is this file; - is standard input.")
    private @Nullable String file;

    @Option(
            names = "--from-journal",
            description =
                    "Puts back, with their priorities, the messages that an earlier mqscope took out of this queue"
                            + " and could neither hand on nor put back, as far as the queue has room.")
    private boolean fromJournal;

    @Option(names = "--priority", paramLabel = "N", defaultValue = "0", description = "0 to 32767, highest first out.")
    private int priority;

    @Option(names = "--count", paramLabel = "N", defaultValue = "1", description = "Send it so often.")
    private long count;

    @Option(
            names = "--interval",
            paramLabel = "D",
            defaultValue = "0",
            converter = Durations.class,
            description = "Pause between two of them.")
    @SuppressWarnings("NullAway.Init") // Set by picocli: it has a default.
    private Duration interval;

    @Mixin
    private WaitOptions wait = new WaitOptions();

    private long sent;

    SendCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        checkUsage();
        if (fromJournal) {
            return putBack().code();
        }
        try (Interruption interruption = Interruption.begin(terminal);
                MessageQueue queue =
                        wait.applyTo(QueueOpen.of(name).access(Access.WRITE)).open()) {
            byte[] body = payload(queue.attributes());
            try (MessageBuffer buffer = new MessageBuffer(body.length)) {
                return send(queue, buffer.set(new Message(priority, body)), interruption)
                        .code();
            }
        }
    }

    private void checkUsage() {
        PayloadSource source = new PayloadSource(text, file);
        if (source.isAmbiguous()) {
            throw wrong("give TEXT or --file, not both");
        }
        if (fromJournal && !source.isMissing()) {
            throw wrong("--from-journal goes without TEXT and --file");
        }
        if (!fromJournal && source.isMissing() && terminal.context().stdinIsTerminal()) {
            throw wrong("give TEXT or --file; --file - reads from the terminal");
        }
        if (count < 1) {
            throw wrong("--count must be at least 1");
        }
    }

    // Enough of a file to know that it is too long, and no more.
    private byte[] payload(QueueAttributes attributes) throws IOException {
        PayloadFile payload = new PayloadSource(text, file).read(terminal.context(), (int) attributes.msgsize() + 1);
        if (payload.bytes().length > attributes.msgsize()) {
            String call = wait.timeout() == null ? "mq_send" : "mq_timedsend";
            throw new QueueException(QueueFailure.tooLong(call, name, payload.length(), attributes));
        }
        return payload.bytes();
    }

    private ExitStatus send(MessageQueue queue, MessageBuffer message, Interruption interruption)
            throws IOException, InterruptedException {
        try {
            while (sent < count && !interruption.isAsked()) {
                if (sent > 0 && interruption.pause(interval)) {
                    break;
                }
                one(queue, message, interruption);
                sent++;
            }
        } catch (QueueException e) {
            if (!e.failure().is(Cause.CANCELLED)) {
                throw count == 1 ? e : new StoppedException(e, sent + 1, count);
            }
        }
        return sent == count ? ExitStatus.DONE : interruption.status("sent " + sent + " of " + count);
    }

    private void one(MessageQueue queue, MessageBuffer message, Interruption interruption) throws QueueException {
        Duration timeout = wait.timeout();
        if (timeout == null) {
            queue.send(message, interruption.cancellation());
        } else if (!queue.trySend(message, timeout, interruption.cancellation())) {
            throw new QueueException(QueueFailure.timedOut("mq_timedsend", name, timeout, queue.attributes()));
        }
    }

    // What may have arrived already stays in its journal: `receive` prints it.
    private ExitStatus putBack() throws IOException {
        Kept kept = new Kept(terminal);
        KeptJournals journals = kept.journals();
        List<Leftover> found = kept.found(name);
        ExitStatus status = ExitStatus.DONE;
        for (Leftover leftover : found) {
            ExitStatus one = putBack(kept, journals, leftover);
            status = status == ExitStatus.DONE ? one : status;
        }
        return status;
    }

    private ExitStatus putBack(Kept kept, KeptJournals journals, Leftover leftover) throws IOException {
        if (!leftover.restorable()) {
            terminal.complain(String.join(" ", leftover.sentences()) + " " + kept.prints(name, "it"));
            return ExitStatus.FAILED;
        }
        try (MessageQueue queue = QueueOpen.of(name).nonBlocking().open()) {
            KeptJournals.Outcome outcome = journals.putBack(leftover, queue);
            String words = String.join(" ", outcome.sentences());
            terminal.complain(
                    outcome.all() || outcome.full()
                            ? words
                            : words + " " + kept.prints(name, "what is in the journal"));
            return outcome.all() ? ExitStatus.DONE : outcome.full() ? ExitStatus.WOULD_BLOCK : ExitStatus.FAILED;
        } catch (QueueException e) {
            boolean gone = e.failure().exitStatus() == ExitStatus.NO_SUCH_QUEUE;
            terminal.complain(e.failure().line() + (gone ? "; " + kept.prints(name, "what is in the journal") : ""));
            return e.failure().exitStatus();
        }
    }
}
