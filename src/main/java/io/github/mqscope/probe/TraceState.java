package io.github.mqscope.probe;

/// Whether tracing is possible, and if not, why.
public sealed interface TraceState {
    /// It is: the programs are loaded, and attached to nothing.
    record Ready(TraceProgram program) implements TraceState {}

    /// It is not.
    record Absent(ProbeState.Absent because) implements TraceState {}
}
