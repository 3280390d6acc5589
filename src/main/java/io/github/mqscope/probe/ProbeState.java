package io.github.mqscope.probe;

import io.github.mqscope.model.peek.ProbeUnavailable;

/// Whether the probe is there, and if not, why.
public sealed interface ProbeState {
    /// It is there.
    record Ready(Peek peek) implements ProbeState {}

    /// It is not; everything else works without it.
    record Absent(ProbeUnavailable because) implements ProbeState {}
}
