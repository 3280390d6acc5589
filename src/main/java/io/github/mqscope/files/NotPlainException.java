package io.github.mqscope.files;

import io.github.mqscope.text.Escaped;
import java.io.Serial;

/// A line that is no JSON object of plain values, and why: short, and safe to show whatever it quotes of the line.
final class NotPlainException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private static final int MOST = 160;

    NotPlainException(String why) {
        super(Escaped.of(why, MOST));
    }
}
