package io.github.mqscope.ui;

/// Shows a failure in place, until dismissed or replaced.
@FunctionalInterface
public interface ErrorSink {
    /// @param what in a few words, what did not happen
    void show(String what, Throwable failure);
}
