package io.github.mqscope.probe;

import io.github.mqscope.model.peek.ProbeUnavailable;

/// Whether tracing is possible, and if not, why.
public sealed interface TraceState {
    /// It is: the programs are loaded, and attached to nothing.
    record Ready(TraceProgram program) implements TraceState {}

    /// It is not.
    record Absent(ProbeUnavailable because) implements TraceState {}
}
