package io.github.mqscope.space;

import io.github.mqscope.model.peek.ProbeUnavailable;

/// Whether the probe is there.
public sealed interface ProbeStatus {
    /// It is being opened.
    record Opening() implements ProbeStatus {}

    /// It is there.
    record Ready() implements ProbeStatus {}

    /// It is not there, and why.
    ///
    /// @param because what is missing
    /// @param askable whether the privileged step can bring it
    record Absent(ProbeUnavailable because, boolean askable) implements ProbeStatus {}

    /// The privileged step is under way.
    ///
    /// @param command what to run in a terminal, empty while the desktop asks for the password
    record Asking(String command) implements ProbeStatus {}
}
