package io.github.mqscope.loop;

/// Told once of each handler that threw and has lost its registration.
@FunctionalInterface
public interface FaultListener {
    /// @param what the descriptor or the work that failed
    void failed(String what, Throwable why);
}
