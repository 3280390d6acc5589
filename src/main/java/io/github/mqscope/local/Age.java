package io.github.mqscope.local;

/// How long a queue is known, and how long it must be before it is held open, see [Patience].
///
/// @param bornNanos `System.nanoTime` of its coming
/// @param waitNanos 0 for none
record Age(long bornNanos, long waitNanos) {
    /// Of a queue that was seen now.
    static Age of(long waitNanos) {
        return new Age(System.nanoTime(), waitNanos);
    }

    long nanos() {
        return System.nanoTime() - bornNanos;
    }

    /// Whether it has lasted long enough to be held open.
    boolean isDue() {
        return nanos() >= waitNanos;
    }
}
