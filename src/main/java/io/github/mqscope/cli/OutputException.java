package io.github.mqscope.cli;

import java.io.IOException;
import java.util.Locale;

/// Standard output took no more.
final class OutputException extends IOException {
    private static final long serialVersionUID = 1;

    OutputException(IOException why) {
        super("cannot write the output: " + why.getMessage(), why);
    }

    /// Whether only the reader has gone, as `head` does: nothing to complain about.
    boolean isBrokenPipe() {
        return String.valueOf(getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe");
    }
}
