package io.github.mqscope.ui.chart;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;

/// The one place in time at which all charts of a pane are read.
final class Crosshair {
    /// Nowhere.
    static final int NONE = -1;

    private final IntegerProperty back = new SimpleIntegerProperty(NONE);

    /// How many columns it is left of the newest one, or [#NONE].
    IntegerProperty back() {
        return back;
    }

    /// Moves it by so many columns into the past, at most to `oldest`; from nowhere it comes to the newest.
    void move(int columns, int oldest) {
        back.set(back.get() == NONE ? 0 : Math.clamp(back.get() + (long) columns, 0, oldest));
    }

    void clear() {
        back.set(NONE);
    }
}
