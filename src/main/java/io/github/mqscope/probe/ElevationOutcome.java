package io.github.mqscope.probe;

/// How asking for the privileged step ended. Whatever it is, it is not asked again by itself.
public sealed interface ElevationOutcome {
    /// The descriptors are here, to be given to [Probe#adopt].
    record Enabled(ProbeDescriptors descriptors) implements ElevationOutcome {}

    /// The user closed the password dialog, or called it off in the window.
    record Cancelled() implements ElevationOutcome {}

    /// The system does not let this user.
    ///
    /// @param why what was said, one line or empty
    record Refused(String why) implements ElevationOutcome {}

    /// There is no pkexec here; `sudo` in a terminal may serve.
    record NoPkexec() implements ElevationOutcome {}

    /// It was allowed and did not work.
    ///
    /// @param why one sentence
    record Failed(String why) implements ElevationOutcome {}
}
