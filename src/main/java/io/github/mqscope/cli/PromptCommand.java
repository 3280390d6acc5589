package io.github.mqscope.cli;

import io.github.mqscope.local.UnlinkedQueues;
import io.github.mqscope.model.failure.ExitStatus;
import io.github.mqscope.model.peek.ProbeUnavailable;
import io.github.mqscope.model.peek.ProbeUnavailable.Reason;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.QueueOpen;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// A command of the prompt: where it prints, what it is called with, and how it says that this was wrong.
abstract class PromptCommand implements Callable<Integer> {
    final Terminal terminal;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    PromptCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// What is thrown where it is called wrongly.
    ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    /// How it ends where it needs the probe and there is none: says why, and what to do at a prompt.
    ExitStatus end(ProbeUnavailable because) {
        String command = spec.name().replaceFirst("^mqscope ", "");
        terminal.complain(command + ": " + because.why() + "; " + remedy(because));
        // Another time it may be there: something was used up, or went wrong.
        return because.reason() == Reason.FAILED ? ExitStatus.FAILED : ExitStatus.NOT_SUPPORTED;
    }

    // The window's way to the privilege is a button; here it is who runs the command.
    private static String remedy(ProbeUnavailable because) {
        if (because.reason() == Reason.NOT_PRIVILEGED) {
            return "run it as root, for example with sudo";
        }
        String sentence = because.remedy();
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT)
                + sentence.substring(1).replaceFirst("\\.$", "");
    }

    /// One on a queue.
    abstract static class OfQueue extends PromptCommand {
        @Parameters(
                index = "0",
                paramLabel = "NAME",
                converter = QueueNames.class,
                description = "The queue, such as /jobs.")
        @SuppressWarnings("NullAway.Init") // Set by picocli: it is required.
        QueueName name;

        OfQueue(Terminal terminal) {
            super(terminal);
        }
    }

    /// One on a queue that may have no name any more.
    abstract static class OfHeldQueue extends OfQueue {
        @Option(
                names = "--ino",
                paramLabel = "N",
                description =
                        "The queue that has or had the name and this inode number, see `list --json`; also one that"
                                + " was unlinked and that a process still holds.")
        private @Nullable Long ino;

        OfHeldQueue(Terminal terminal) {
            super(terminal);
        }

        /// How it is opened.
        QueueOpen opening() throws IOException {
            return ino == null ? QueueOpen.of(name) : UnlinkedQueues.opening(name, ino);
        }
    }

    /// One on some queues or all.
    abstract static class OfQueues extends PromptCommand {
        @Parameters(
                arity = "0..*",
                paramLabel = "NAME",
                converter = QueueNames.class,
                description = "The queues; else all.")
        List<QueueName> names = List.of();

        OfQueues(Terminal terminal) {
            super(terminal);
        }
    }
}
