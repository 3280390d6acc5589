package io.github.mqscope.demo.stage;

import java.io.IOException;

/// What a step does: system calls of the lesson's processes.
@FunctionalInterface
public interface Act {
    /// Does it. Waits no longer than a few seconds for anything.
    void play(Stage stage) throws IOException, InterruptedException;
}
