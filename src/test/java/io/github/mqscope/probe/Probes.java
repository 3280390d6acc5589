package io.github.mqscope.probe;

/// The probe as tests use it.
final class Probes {
    private Probes() {}

    /// Loaded; a test that calls this has asked [io.github.mqscope.testing.Requires#bpf] before.
    static Peek ready() {
        return switch (Probe.open()) {
            case ProbeState.Ready(Peek peek) -> peek;
            case ProbeState.Absent absent -> throw new AssertionError(absent);
        };
    }
}
