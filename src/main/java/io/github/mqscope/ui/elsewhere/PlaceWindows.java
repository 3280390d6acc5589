package io.github.mqscope.ui.elsewhere;

import io.github.mqscope.place.Place;
import java.io.IOException;

/// Opens windows on other places, each a process of its own.
public interface PlaceWindows {
    /// Opens one beside this, and waits a moment to see that it stays. Not for the FX thread.
    /// @throws IOException in words, where there is no way there or the process ended at once
    void open(Place place) throws IOException;

    /// Whether this process is root.
    boolean isRoot();
}
