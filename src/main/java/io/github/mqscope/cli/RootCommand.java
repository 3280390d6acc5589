package io.github.mqscope.cli;

import io.github.mqscope.log.LogHead;
import io.github.mqscope.model.failure.ExitStatus;
import io.github.mqscope.place.Place;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `mqscope` without a command: the window.
@Command(
        name = "mqscope",
        synopsisSubcommandLabel = "[COMMAND]",
        version = "mqscope " + RootCommand.VERSION,
        description = {
            "Shows the POSIX message queues of this machine; without a command, in a window.",
            "",
            "Durations: 200ms, 2s, 1m; a bare number is seconds. `mqscope COMMAND --help` tells more of each."
        },
        footer = {
            "",
            "With --on, 255 says that ssh did not get there.",
            "",
            "Examples: mqscope list; mqscope --in 812 peek /jobs; mqscope --on board --as-root trace"
        })
final class RootCommand implements Callable<Integer> {
    /// As in the pom; a test compares them.
    static final String VERSION = LogHead.VERSION;

    private final Terminal terminal;

    RootCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        return open(Place.HERE);
    }

    /// Opens the window on the queues of a place.
    int open(Place place) throws IOException {
        if (terminal.context().window().isEmpty()) {
            terminal.complain("window: not supported here: this build has no window; `mqscope --help` lists commands");
            return ExitStatus.NOT_SUPPORTED.code();
        }
        return terminal.context().window().get().open(place);
    }
}
