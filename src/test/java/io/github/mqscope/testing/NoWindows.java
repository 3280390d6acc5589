package io.github.mqscope.testing;

import io.github.mqscope.place.Place;
import io.github.mqscope.ui.elsewhere.PlaceWindows;
import java.io.IOException;

/// Of a window that can open no other.
public record NoWindows(boolean isRoot) implements PlaceWindows {
    public NoWindows() {
        this(false);
    }

    @Override
    public void open(Place place) throws IOException {
        throw new IOException("no window of a test is opened: " + place.label());
    }
}
