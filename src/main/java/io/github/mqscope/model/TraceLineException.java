package io.github.mqscope.model;

import java.io.IOException;

/// A line of a trace file that cannot be understood.
final class TraceLineException extends IOException {
    private static final long serialVersionUID = 1;

    TraceLineException(long line, String what) {
        super("line " + line + ": " + what);
    }
}
