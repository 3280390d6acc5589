package io.github.mqscope;

import io.github.mqscope.loop.SignalMask;
import java.io.IOException;

/// Where the program starts: the window, or a command.
public final class Main {
    private Main() {}

    /// Runs a command, or opens the window where none is given.
    @SuppressWarnings("SystemOut") // The prompt is what this program writes to.
    public static void main(String[] args) throws IOException {
        SignalMask.ensure();
        System.out.println("Usage: mqscope [COMMAND]");
        System.exit(0);
    }
}
