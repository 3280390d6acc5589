package io.github.mqscope.model.trace;

import java.time.Instant;
import java.util.Optional;

/// Until when a timed call may wait: the `struct timespec` that it was given, right or wrong.
///
/// @param seconds tv_sec, since 1970 on CLOCK_REALTIME
/// @param nanos   tv_nsec
public record CallDeadline(long seconds, long nanos) {
    private static final long NANOS = 1_000_000_000;
    private static final long YEAR = 365 * 86_400L + 86_400 / 4;
    private static final long OLDEST = 10 * YEAR; // No machine has been up for longer; nobody means the seventies.

    /// Whether the kernel takes it; else the call fails with EINVAL before it looks at the queue.
    public boolean isValid() {
        return seconds >= 0 && nanos >= 0 && nanos < NANOS;
    }

    /// The moment, where it is one that has a date.
    public Optional<Instant> instant() {
        return isValid() && seconds <= Instant.MAX.getEpochSecond()
                ? Optional.of(Instant.ofEpochSecond(seconds, nanos))
                : Optional.empty();
    }

    /// How far off it is at a moment, or what is wrong with it.
    /// @param now in nanoseconds since 1970
    public String words(long now) {
        if (!isValid()) {
            return seconds < 0 ? "tv_sec " + seconds + " is negative" : "tv_nsec " + nanos + " is out of range";
        }
        long away = seconds - Math.floorDiv(now, NANOS);
        if (Math.abs(away) < YEAR) {
            long left = away * NANOS + nanos - Math.floorMod(now, NANOS);
            return left >= 0 ? TracedWords.span(left) + " left" : "past by " + TracedWords.span(-left);
        }
        String years = Math.abs(away) / YEAR + " years";
        if (away > 0) {
            return years + " left";
        }
        return "past by " + years + (seconds < OLDEST ? ": a relative or CLOCK_MONOTONIC time?" : "");
    }
}
