package io.github.mqscope.cli;

import java.util.List;

/// The prompt's entry: runs one command and gives its exit status.
public final class CommandLineMain {
    private CommandLineMain() {}

    /// Runs what `main` was given; without a command it opens the window.
    /// @return the exit status, see [io.github.mqscope.mqueue.ExitStatus]
    public static int run(String[] args, Surroundings surroundings) {
        return run(RawArguments.of(args), surroundings);
    }

    /// Runs what these words, as bytes, ask for.
    @SuppressWarnings("CatchingUnchecked") // Whatever happens, the user gets one line and no stack trace.
    static int run(List<byte[]> words, Surroundings surroundings) {
        Terminal terminal = new Terminal(surroundings);
        try {
            return new Commands(terminal).execute(RawArguments.words(words));
        } catch (Throwable e) {
            return new Failures(terminal).handle(e).code();
        }
    }
}
