package io.github.mqscope.cli;

import io.github.mqscope.place.PlaceOptions;
import io.github.mqscope.place.WrongPlaceException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/// The prompt's entry: runs one command and gives its exit status.
public final class CommandLineMain {
    private CommandLineMain() {}

    /// Runs what `main` was given; without a command it opens the window.
    /// @return the exit status, see [io.github.mqscope.model.failure.ExitStatus]
    public static int run(String[] args, CommandContext context) {
        return run(RawArguments.of(args), context);
    }

    /// The commands as picocli knows them, from which the man page and the completion are made.
    public static CommandSpec model(CommandContext context) {
        return new Commands(new Terminal(context)).all().getCommandSpec();
    }

    /// Runs what these words, as bytes, ask for.
    @SuppressWarnings("CatchingUnchecked") // Whatever happens, the user gets one line and no stack trace.
    static int run(List<byte[]> words, CommandContext context) {
        Terminal terminal = new Terminal(context);
        try {
            PlaceOptions options = PlaceOptions.of(words);
            return new Elsewhere(terminal).run(options.place(), options.rest());
        } catch (WrongPlaceException e) {
            return new Failures(terminal).wrongUsage("mqscope", String.valueOf(e.getMessage()));
        } catch (Throwable e) {
            return new Failures(terminal).handle(e).code();
        }
    }
}
