package io.github.mqscope.cli;

import io.github.mqscope.cli.form.InfoText;
import io.github.mqscope.cli.form.QueueJson;
import io.github.mqscope.local.QueueInspection;
import io.github.mqscope.model.failure.ExitStatus;
import io.github.mqscope.model.queue.Limits;
import io.github.mqscope.mqueue.SystemLimits;
import java.io.IOException;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `mqscope info`.
@Command(
        name = "info",
        description = {
            "Shows one queue: attributes, bytes, mode, owner, limits and cost, openers, blocked threads,"
                    + " notification.",
            "",
            "Nothing is taken out of the queue. Who holds it and who is blocked is seen as far as this user may look"
                    + " into processes, and what may not be seen is said. A queue that may be neither read nor written needs its owner or root."
        },
        footer = {"", "Example: mqscope info /jobs"})
final class InfoCommand extends PromptCommand.OfHeldQueue {
    @Option(names = "--json", description = "One JSON object on one line.")
    private boolean json;

    InfoCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws IOException {
        new Kept(terminal).tell(name);
        QueueInspection survey = QueueInspection.of(name, opening());
        Limits limits = SystemLimits.read();
        if (json) {
            terminal.print(QueueJson.full(survey, limits, Instant.now(), terminal.namespace()));
        } else {
            terminal.print(InfoText.of(survey, limits));
        }
        return ExitStatus.DONE.code();
    }
}
