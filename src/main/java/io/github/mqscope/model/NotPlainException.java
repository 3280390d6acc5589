package io.github.mqscope.model;

import java.io.Serial;

/// A line that is no JSON object of plain values, and why.
final class NotPlainException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    NotPlainException(String why) {
        super(why);
    }
}
