package io.github.mqscope.cli;

import java.io.IOException;

/// Opens the window and returns when it was closed; the composition root has one.
@FunctionalInterface
public interface WindowOpener {
    /// @return the exit status
    int open() throws IOException;
}
