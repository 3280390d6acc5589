package io.github.mqscope.cli;

import io.github.mqscope.cli.form.MessageForm;
import io.github.mqscope.files.NamespaceJson;
import io.github.mqscope.local.KeptJournals;
import io.github.mqscope.local.Receiver;
import io.github.mqscope.model.Leftover;
import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.ExitStatus;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.mqueue.MessageBuffer;
import io.github.mqscope.mqueue.MessageQueue;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `mqscope receive`.
@Command(
        name = "receive",
        description = {
            "Takes messages out of a queue, highest priority first, and waits while it is empty, as mq_receive"
                    + " does.",
            "",
            "Prints the payload's bytes as they are; where more than one was asked for, each followed by a"
                    + " newline. On a terminal each is a line with what does not print escaped. SIGINT or SIGTERM"
                    + " while waiting ends the command in order. A journal on disk keeps each message from before"
                    + " it is taken until it is written whole, also where the output breaks or mqscope is killed;"
                    + " where none can be kept, or the output takes nothing, no message is taken. One that was written"
                    + " into a pipe is handed on, whether or not its reader has read it. What a journal keeps is"
                    + " told at the next start, and comes with --from-journal; `send --from-journal` puts it back."
        },
        footer = {"", "Example: mqscope receive /jobs --follow --json"})
final class ReceiveCommand extends PromptCommand.OfHeldQueue {
    private static final long LARGEST_BUFFER = 1 << 28;

    @ArgGroup(exclusive = true)
    private AmountOptions amount = new AmountOptions();

    @Option(names = "--buffer", paramLabel = "N", description = "Bytes of the receive buffer; else mq_msgsize.")
    private @Nullable Long buffer;

    @Mixin
    private WaitOptions wait = new WaitOptions();

    @Option(names = "--json", description = "One JSON object a line, for each message.")
    private boolean json;

    private long received;
    private long largest;

    ReceiveCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws IOException {
        checkUsage();
        return amount.isFromJournal() ? printKept().code() : receive().code();
    }

    private ExitStatus receive() throws IOException {
        Kept kept = new Kept(terminal);
        try (Interruption interruption = Interruption.whilePrinting(terminal, () -> {});
                MessageQueue queue = wait.applyTo(opening().access(Access.READ)).open()) {
            largest = form().most(queue.attributes().msgsize());
            try (Receiver receiver = kept.receiver(
                    queue, buffer != null ? buffer : queue.attributes().msgsize())) {
                kept.tell(name);
                return receive(queue, receiver, interruption);
            } catch (UnwrittenException e) {
                terminal.complain(e.getMessage() + ": " + kept.stays(name));
                return ExitStatus.FAILED;
            }
        }
    }

    private void checkUsage() {
        if (amount.most() < 1) {
            throw wrong("--count must be at least 1");
        }
        if (buffer != null && (buffer < 0 || buffer > LARGEST_BUFFER)) {
            throw wrong("--buffer must be between 0 and " + LARGEST_BUFFER);
        }
    }

    private ExitStatus receive(MessageQueue queue, Receiver receiver, Interruption interruption) throws IOException {
        try {
            while (received < amount.most() && !interruption.isAsked()) {
                terminal.check(largest);
                if (!receiver.next(into -> one(queue, into, interruption), this::print)) {
                    return ExitStatus.DONE;
                }
                received++;
            }
        } catch (QueueException e) {
            if (!e.failure().is(Cause.CANCELLED)) {
                throw e;
            }
        }
        return received == amount.most() ? ExitStatus.DONE : interruption.status("received " + received);
    }

    // False where a drain is done.
    private boolean one(MessageQueue queue, MessageBuffer into, Interruption interruption) throws QueueException {
        Duration timeout = wait.timeout();
        if (timeout == null && !amount.isDrain()) {
            queue.receive(into, interruption.cancellation());
            return true;
        }
        if (timeout == null || (wait.isNonBlocking() && amount.isDrain())) {
            return queue.tryReceive(into);
        }
        boolean came = queue.tryReceive(into, timeout, interruption.cancellation());
        if (!came && !amount.isDrain()) {
            throw new QueueException(QueueFailure.timedOut("mq_timedreceive", name, timeout, queue.attributes()));
        }
        return came;
    }

    private void print(Message message) throws UnwrittenException {
        try {
            terminal.printWhole(form().of(message));
        } catch (OutputException e) {
            throw new UnwrittenException(
                    "message " + (received + 1) + " was received from " + name + " but not written, " + e.getMessage(),
                    e);
        }
    }

    private MessageForm form() {
        return new MessageForm(
                name,
                json ? terminal.namespace() : NamespaceJson.UNKNOWN,
                json,
                terminal.context().stdoutIsTerminal(),
                amount.isSeveral());
    }

    private ExitStatus printKept() throws IOException {
        Kept kept = new Kept(terminal);
        KeptJournals journals = kept.journals();
        List<Leftover> found = kept.found(name);
        Set<String> trusts = new HashSet<>();
        for (Leftover leftover : found) {
            terminal.complain(String.join(" ", leftover.sentences()));
            try {
                journals.handOver(leftover, one -> {
                    terminal.check(form().most(one.message().size()));
                    terminal.printWhole(form().of(one.message(), one.state(), one.trust()));
                    trusts.add(one.trust());
                });
            } catch (OutputException e) {
                terminal.complain(e.getMessage() + ": " + kept.stays(name, leftover));
                return ExitStatus.FAILED;
            }
        }
        return trusts.contains("damaged") ? ExitStatus.FAILED : ExitStatus.DONE;
    }

    /// A message was received, and the output did not take it.
    private static final class UnwrittenException extends IOException {
        private static final long serialVersionUID = 1;

        private UnwrittenException(String message, IOException why) {
            super(message, why);
        }
    }
}
