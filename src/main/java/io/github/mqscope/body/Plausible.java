package io.github.mqscope.body;

import java.time.Instant;
import java.util.Optional;

/// Numbers that may well be a time.
public final class Plausible {
    private static final long EARLIEST = Instant.parse("1990-01-01T00:00:00Z").getEpochSecond();
    private static final long LATEST = Instant.parse("2100-01-01T00:00:00Z").getEpochSecond();

    private Plausible() {}

    /// The time of a `time_t`, where it is from 1990 to 2099.
    public static Optional<Instant> time(long seconds) {
        return seconds >= EARLIEST && seconds < LATEST ? Optional.of(Instant.ofEpochSecond(seconds)) : Optional.empty();
    }
}
