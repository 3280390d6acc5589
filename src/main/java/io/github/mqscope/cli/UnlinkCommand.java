package io.github.mqscope.cli;

import io.github.mqscope.model.failure.ExitStatus;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.QueueOpen;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `mqscope unlink`.
@Command(
        name = "unlink",
        description = {
            "Removes queues by name, as mq_unlink does.",
            "",
            "A name goes at once, its queue when the last process has closed it. Where one fails the others are"
                    + " unlinked all the same; the exit status is that of the first failure."
        },
        footer = {"", "Example: mqscope unlink /jobs /results"})
final class UnlinkCommand extends PromptCommand {
    @Parameters(paramLabel = "NAME", arity = "1..*", converter = QueueNames.class, description = "The queues.")
    private List<QueueName> names = List.of();

    UnlinkCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        ExitStatus status = ExitStatus.DONE;
        for (QueueName name : names) {
            try {
                QueueOpen.unlink(name);
            } catch (QueueException e) {
                terminal.complain(e.failure().line());
                status = status == ExitStatus.DONE ? e.failure().exitStatus() : status;
            }
        }
        return status.code();
    }
}
