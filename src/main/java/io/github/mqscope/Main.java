package io.github.mqscope;

import io.github.mqscope.loop.SignalMask;
import java.io.IOException;

/// Where the program starts: the window, or a command.
public final class Main {
    private Main() {}

    /// Runs a command, or opens the window where none is given.
    public static void main(String[] args) throws IOException {
        SignalMask.ensure();
        System.exit(0);
    }
}
