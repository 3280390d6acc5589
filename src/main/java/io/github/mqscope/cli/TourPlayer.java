package io.github.mqscope.cli;

import java.io.IOException;
import java.nio.file.Path;

/// Plays the window through its scenes and saves a picture of each; the composition root has one.
@FunctionalInterface
public interface TourPlayer {
    /// @param out       the folder for the pictures, made if missing
    /// @param onDisplay whether in a window that is seen, rather than without a display
    /// @return the exit status
    int play(Path out, boolean onDisplay) throws IOException;
}
