package io.github.mqscope.cli;

import io.github.mqscope.model.failure.ExitStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `mqscope tour`.
@Command(
        name = "tour",
        description = {
            "Plays the window through its scenes with real queues, without a display, and saves a PNG of each.",
            "",
            "The queues and processes it needs are its own, and gone when it ends."
        },
        footer = {"", "Example: mqscope tour --out pictures"})
final class TourCommand extends PromptCommand {
    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The folder for the pictures.")
    @SuppressWarnings("NullAway.Init") // Set by picocli: it is required.
    private String out;

    TourCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() throws IOException {
        Path folder = folder();
        if (terminal.context().window().isEmpty()) {
            terminal.complain("tour: not supported here: this build has no window");
            return ExitStatus.NOT_SUPPORTED.code();
        }
        return terminal.context().window().get().tour(folder, false);
    }

    private Path folder() {
        try {
            return Path.of(new String(RawArguments.bytes(out), StandardCharsets.UTF_8));
        } catch (InvalidPathException unspellable) {
            throw wrong("this locale cannot spell the folder of --out");
        }
    }
}
