package io.github.mqscope.local;

import java.time.Duration;

/// When the next of many is due, at an even rate. What is late by a little is caught up with; what is late by
/// more, since a full queue made it wait, is not: no rush follows a wait.
final class Tempo {
    /// Lateness that is caught up with.
    static final Duration CATCH_UP = Duration.ofMillis(100);

    private final long interval;
    private long due;
    private boolean begun;

    /// @param interval between two, zero for no pause at all
    Tempo(Duration interval) {
        this.interval = interval.toNanos();
    }

    /// How long to wait before the next, from `now`, in nanoseconds of a clock; zero or less for not at all.
    Duration untilNext(long now) {
        if (interval == 0) {
            return Duration.ZERO;
        }
        due = begun ? Math.max(due + interval, now - CATCH_UP.toNanos()) : now;
        begun = true;
        return Duration.ofNanos(due - now);
    }
}
