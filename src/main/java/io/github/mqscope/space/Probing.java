package io.github.mqscope.space;

/// The probe: being opened, there, or absent with the reason, and then asked for once. Any thread.
public interface Probing {
    /// How it stands.
    ProbeStatus state();

    /// Asks for the privileged step through the desktop's password dialog. Never by itself.
    void askDesktop();

    /// Waits while the user runs the privileged step in a terminal.
    void askTerminal();

    /// Stops waiting for the privileged step.
    void cancel();

    /// What lies in the queue that is looked at.
    Peeking peeks();
}
