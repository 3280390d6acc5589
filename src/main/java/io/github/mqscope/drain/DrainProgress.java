package io.github.mqscope.drain;

/// Told before each message how far it is, and asked whether to go on.
@FunctionalInterface
public interface DrainProgress {
    /// Goes on to the end, silently.
    DrainProgress SILENT = (done, expected) -> true;

    /// @param done     messages so far
    /// @param expected how many there will be at the most
    /// @return false to stop here
    boolean goOn(long done, long expected);
}
