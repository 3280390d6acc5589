package io.github.mqscope.cli;

import io.github.mqscope.cli.form.PeekJson;
import io.github.mqscope.cli.form.PeekText;
import io.github.mqscope.model.failure.ExitStatus;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.peek.PeekRequest;
import io.github.mqscope.model.peek.PeekedMessage;
import io.github.mqscope.model.peek.ProbeUnavailable;
import io.github.mqscope.model.peek.QueueContents;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.probe.Peek;
import io.github.mqscope.probe.Probe;
import io.github.mqscope.probe.ProbeState;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `mqscope peek`.
@Command(
        name = "peek",
        description = {
            "Shows what is in a queue, in receive order, and who waits at it. Takes nothing, wakes nobody, and"
                    + " changes no time stamp.",
            "",
            "A queue that changes while it is read, however often that is tried again, is shown as changing. Needs"
                    + " read permission on the queue, and the privilege to load a BPF program, such as root has."
        },
        footer = {"", "Example: mqscope peek /jobs --json"})
final class PeekCommand extends PromptCommand.OfHeldQueue {
    private static final int TEXT_SNAP = 256;
    private static final long WHOLE_AT_ONCE = 16 << 20;

    @Option(names = "--count", paramLabel = "N", description = "At most so many messages.")
    private long count = Long.MAX_VALUE;

    @Option(
            names = "--snap",
            paramLabel = "N",
            description = "At most so many bytes of each; " + TEXT_SNAP + " unless given, all with --json. One that is"
                    + " gone before it was read whole has `captured`: so many bytes of it are known.")
    private @Nullable Integer snap;

    @Option(names = "--json", description = "One JSON object a line, for each message.")
    private boolean json;

    @Option(
            names = "--waiting",
            description = "With --json: then an object for each thread that waits, and who is registered.")
    private boolean waiting;

    PeekCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws IOException {
        if (count < 0 || (snap != null && (snap < 0 || snap > PeekRequest.LONGEST_SNAP))) {
            throw wrong("--count is 0 or more, --snap 0 to " + PeekRequest.LONGEST_SNAP);
        }
        try (MessageQueue queue = opening().access(Access.READ).nonBlocking().open()) {
            return switch (Probe.open()) {
                case ProbeState.Ready(Peek peek) -> {
                    try (peek) {
                        yield show(peek, queue).code();
                    }
                }
                case ProbeState.Absent(ProbeUnavailable absent) -> end(absent).code();
            };
        }
    }

    private ExitStatus show(Peek peek, MessageQueue queue) throws IOException {
        QueueContents contents = peek.contents(queue, new PeekRequest(0, count, bytes(peek, queue)));
        if (!contents.settled()) {
            terminal.complain("peek " + name + ": it changed while it was read: not one moment's contents");
        }
        if (!json) {
            terminal.print(PeekText.of(name, contents));
            return ExitStatus.DONE;
        }
        PeekJson form = new PeekJson(name, queue.key(), terminal.namespace());
        for (PeekedMessage message : contents.messages()) {
            terminal.print(form.message(message, body(peek, queue, message), contents.settled()));
        }
        if (waiting) {
            terminal.print(form.waiting(contents));
        }
        return ExitStatus.DONE;
    }

    // A body that is read later may be gone by then, so all are read at once, unless they are too much to hold.
    private int bytes(Peek peek, MessageQueue queue) throws QueueException {
        if (snap != null) {
            return snap;
        }
        boolean whole = json && peek.contents(queue, PeekRequest.none()).qsize() <= WHOLE_AT_ONCE;
        return whole ? PeekRequest.LONGEST_SNAP : TEXT_SNAP;
    }

    private byte[] body(Peek peek, MessageQueue queue, PeekedMessage message) throws QueueException {
        Optional<Message> whole = snap == null ? peek.body(queue, message) : Optional.empty();
        return whole.map(Message::body).orElse(message.preview());
    }
}
