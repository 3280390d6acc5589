package io.github.mqscope.cli;

import io.github.mqscope.place.Place;
import java.io.IOException;
import java.nio.file.Path;

/// Opens the window and returns when it was closed; the composition root has one. All give the exit status.
public interface WindowOpener {
    /// @param place whose queues it shows
    int open(Place place) throws IOException;

    /// Serves this namespace to a window that is elsewhere, on stdin and stdout.
    int serve() throws IOException;

    /// Serves it to itself until something was seen, for the run from which the JVM makes its cache.
    void rehearse() throws IOException;

    /// Plays the window through its scenes and saves a picture of each.
    /// @param out       the folder for the pictures, made if missing
    /// @param onDisplay whether in a window that is seen, rather than without a display
    int tour(Path out, boolean onDisplay) throws IOException;
}
