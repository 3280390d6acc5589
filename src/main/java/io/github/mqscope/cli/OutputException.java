package io.github.mqscope.cli;

import java.io.IOException;

/// Standard output took no more.
final class OutputException extends IOException {
    private static final long serialVersionUID = 1;

    private final boolean readerGone;

    OutputException(IOException why, boolean readerGone) {
        super("cannot write the output: " + why.getMessage(), why);
        this.readerGone = readerGone;
    }

    /// Whether only the reader has gone, as `head` does, or the terminal: nothing to complain about.
    boolean isReaderGone() {
        return readerGone;
    }
}
