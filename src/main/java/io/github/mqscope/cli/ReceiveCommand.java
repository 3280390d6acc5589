package io.github.mqscope.cli;

import io.github.mqscope.model.JsonLine;
import io.github.mqscope.mqueue.Access;
import io.github.mqscope.mqueue.ExitStatus;
import io.github.mqscope.mqueue.Message;
import io.github.mqscope.mqueue.MessageBuffer;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.Printable;
import io.github.mqscope.mqueue.QueueException;
import io.github.mqscope.mqueue.QueueFailure;
import io.github.mqscope.mqueue.QueueName;
import io.github.mqscope.mqueue.QueueOpen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `mqscope receive`.
@Command(
        name = "receive",
        description = {
            "Takes messages out of a queue, highest priority first, and waits while it is empty, as mq_receive"
                    + " does.",
            "",
            "Prints the payload's bytes as they are; where more than one was asked for, each followed by a"
                    + " newline. On a terminal each is a line with what does not print escaped. SIGINT or SIGTERM"
                    + " while waiting ends the command in order; no message is lost. Where the reader of a pipe"
                    + " goes, no further message is taken."
        },
        footer = {"", "Example: mqscope receive /jobs --follow --json"})
final class ReceiveCommand implements Callable<Integer> {
    private static final long LARGEST_BUFFER = 1 << 28;

    private final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", converter = Names.class, description = "The queue, such as /jobs.")
    @SuppressWarnings("NullAway.Init") // Set by picocli: it is required.
    private QueueName name;

    @ArgGroup(exclusive = true)
    private AmountOptions amount = new AmountOptions();

    @Option(names = "--buffer", paramLabel = "N", description = "Bytes of the receive buffer; else mq_msgsize.")
    private @Nullable Long buffer;

    @Mixin
    private WaitOptions wait = new WaitOptions();

    @Option(names = "--json", description = "One JSON object a line, for each message.")
    private boolean json;

    private long received;

    ReceiveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        checkUsage();
        try (Interruption interruption = Interruption.whilePrinting(terminal, () -> {});
                MessageQueue queue =
                        wait.applyTo(QueueOpen.of(name).access(Access.READ)).open();
                MessageBuffer into = new MessageBuffer(
                        buffer != null ? buffer : queue.attributes().msgsize())) {
            return receive(queue, into, interruption).code();
        }
    }

    private void checkUsage() {
        if (amount.most() < 1) {
            throw new ParameterException(spec.commandLine(), "--count must be at least 1");
        }
        if (buffer != null && (buffer < 0 || buffer > LARGEST_BUFFER)) {
            throw new ParameterException(spec.commandLine(), "--buffer must be between 0 and " + LARGEST_BUFFER);
        }
    }

    private ExitStatus receive(MessageQueue queue, MessageBuffer into, Interruption interruption) throws IOException {
        try {
            while (received < amount.most() && !interruption.isAsked()) {
                if (!one(queue, into, interruption)) {
                    return ExitStatus.DONE;
                }
                received++;
                print(into.message());
            }
        } catch (QueueException e) {
            if (!(e.failure() instanceof QueueFailure.Cancelled)) {
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
            throw new QueueException(QueueFailure.TimedOut.of("mq_timedreceive", name, timeout, queue.attributes()));
        }
        return came;
    }

    // A message that nobody read any more is gone from the queue: that must be said.
    private void print(Message message) throws OutputException {
        try {
            terminal.print(form(message));
        } catch (OutputException e) {
            terminal.complain(
                    "message " + received + " was received from " + name + " but not written whole: " + message);
            throw e;
        }
    }

    private byte[] form(Message message) {
        if (json) {
            return JsonLine.of(line -> {
                JsonLine.name(line, name);
                line.writeNumberProperty("priority", message.priority());
                JsonLine.payload(line, message.body());
            });
        }
        if (terminal.surroundings().stdoutIsTerminal()) {
            return (Printable.of(message.body()) + "\n").getBytes(StandardCharsets.UTF_8);
        }
        return amount.isSeveral() ? withNewline(message.body()) : message.body();
    }

    private static byte[] withNewline(byte[] body) {
        byte[] line = Arrays.copyOf(body, body.length + 1);
        line[body.length] = '\n';
        return line;
    }
}
