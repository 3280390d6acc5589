package io.github.mqscope.files;

import java.io.IOException;

/// A line of a trace file that cannot be understood. What it says is short, and safe to show.
final class TraceLineException extends IOException {
    private static final long serialVersionUID = 1;

    TraceLineException(long line, String what) {
        super("line " + line + ": " + what);
    }
}
