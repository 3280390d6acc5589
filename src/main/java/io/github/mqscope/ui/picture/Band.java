package io.github.mqscope.ui.picture;

import java.util.List;

/// The priorities that share a colour.
enum Band {
    LOWEST(0, 0),
    LOW(1, 4),
    MIDDLE(5, 9),
    HIGH(10, 31),
    HIGHEST(32, 32767);

    static final List<Band> ALL = List.of(values());

    private final int least;
    private final int most;

    Band(int least, int most) {
        this.least = least;
        this.most = most;
    }

    static Band of(int priority) {
        for (Band band : ALL) {
            if (priority <= band.most) {
                return band;
            }
        }
        return HIGHEST;
    }

    /// `0`, `1–4`, `32+`.
    String range() {
        if (this == HIGHEST) {
            return least + "+";
        }
        return least == most ? "" + least : least + "–" + most;
    }
}
