package io.github.mqscope.cli;

import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.ExitStatus;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.Limits;
import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.mqueue.SystemLimits;
import io.github.mqscope.text.Plural;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `mqscope create`.
@Command(
        name = "create",
        description = {
            "Creates a queue, as mq_open with O_CREAT does.",
            "",
            "One that exists already is left as it is, and that is said. The umask is taken from the mode."
        },
        footer = {"", "Example: mqscope create /jobs --maxmsg 10 --msgsize 256 --mode 0660"})
final class CreateCommand extends PromptCommand {
    @Parameters(paramLabel = "NAME", converter = QueueNames.class, description = "A slash and 1 to 255 bytes.")
    @SuppressWarnings("NullAway.Init") // Set by picocli: it is required.
    private QueueName name;

    @Option(names = "--maxmsg", paramLabel = "N", description = "How many messages it holds; else msg_default.")
    private @Nullable Long maxmsg;

    @Option(names = "--msgsize", paramLabel = "N", description = "Bytes of its largest message; else msgsize_default.")
    private @Nullable Long msgsize;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "0600",
            converter = Modes.class,
            description = "Permission bits in octal; ${DEFAULT-VALUE} unless given.")
    private int mode;

    @Option(names = "--excl", description = "O_EXCL: fail if it exists already.")
    private boolean exclusive;

    CreateCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws IOException {
        try (MessageQueue queue =
                sized(QueueOpen.of(name).create(mode).exclusive()).open()) {
            report("created " + name + ": ", queue, QueueOpen.takenByUmask(mode, queue));
        } catch (QueueException e) {
            if (exclusive || !e.failure().is(Cause.ALREADY_EXISTS)) {
                throw e;
            }
            reportExisting();
        }
        return ExitStatus.DONE.code();
    }

    private QueueOpen sized(QueueOpen how) {
        if (maxmsg == null && msgsize == null) {
            return how;
        }
        Limits limits = SystemLimits.read();
        return how.capacity(
                maxmsg != null ? maxmsg : limits.msgDefault(), msgsize != null ? msgsize : limits.msgsizeDefault());
    }

    private void reportExisting() throws IOException {
        try (MessageQueue queue = QueueOpen.of(name).access(Access.READ).open()) {
            report(
                    name + " existed already and is left as it is: "
                            + queue.attributes().curmsgs() + " of ",
                    queue,
                    "");
        } catch (QueueException e) {
            terminal.complain(name + " exists already and is left as it is");
            throw e;
        }
    }

    private void report(String what, MessageQueue queue, String umask) throws IOException {
        QueueAttributes a = queue.attributes();
        terminal.print(what
                + String.format(
                        "%s of at most %s, mode %04o%s%n",
                        Plural.of(a.maxmsg(), "message"),
                        Plural.of(a.msgsize(), "byte"),
                        queue.stat().permissions(),
                        umask));
    }
}
