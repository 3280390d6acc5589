package io.github.mqscope.place;

import java.io.IOException;

/// A place that cannot be reached, in words: why, and what to do.
public final class PlaceException extends IOException {
    private static final long serialVersionUID = 1;

    private final boolean isPermission;

    /// What a right would not change.
    public PlaceException(String message) {
        this(message, false);
    }

    PlaceException(String message, boolean isPermission) {
        super(message);
        this.isPermission = isPermission;
    }

    /// Whether it is a right that is missing.
    public boolean isPermission() {
        return isPermission;
    }
}
