package io.github.mqscope;

import io.github.mqscope.cli.CommandContext;
import io.github.mqscope.cli.CommandLineMain;
import io.github.mqscope.log.Defects;
import io.github.mqscope.log.Log;
import io.github.mqscope.loop.SignalMask;
import io.github.mqscope.sys.UserDirectories;
import java.io.IOException;
import java.util.Optional;

/// Where the program starts: the window, or a command.
public final class Main {
    private Main() {}

    /// Runs a command, or opens the window where none is given.
    public static void main(String[] args) throws IOException {
        SignalMask.ensure();
        Thread.setDefaultUncaughtExceptionHandler(Defects::uncaught);
        Log.begin(() -> UserDirectories.ofProcess().state().resolve("log"));
        if (args.length == 0) {
            Window.prepare();
        }
        System.exit(CommandLineMain.run(
                args, CommandContext.ofProcess(Optional.of(Window::tour), Optional.of(Window::open))));
    }
}
