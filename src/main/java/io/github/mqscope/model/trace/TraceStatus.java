package io.github.mqscope.model.trace;

import java.time.Instant;

/// How far a trace is.
public sealed interface TraceStatus {
    /// How many calls it has seen and lost, as far as it is known.
    default TraceCounts seenAndLost() {
        return switch (this) {
            case Running(Instant _, TraceCounts now) -> now;
            case Ended(TraceCounts last) -> last;
            case Opened(String _, TraceCounts told, long _) -> told;
            case Off(), Failed(String _) -> new TraceCounts(0, 0);
        };
    }

    /// Never begun.
    record Off() implements TraceStatus {}

    /// Under way.
    ///
    /// @param since  when it began
    /// @param counts so far
    record Running(Instant since, TraceCounts counts) implements TraceStatus {}

    /// Over; nothing is attached any more.
    ///
    /// @param counts final
    record Ended(TraceCounts counts) implements TraceStatus {}

    /// Read from a file; not live.
    ///
    /// @param file    which
    /// @param counts  its closing counts
    /// @param skipped calls that are not kept, before those that are
    record Opened(String file, TraceCounts counts, long skipped) implements TraceStatus {}

    /// It could not begin, or go on.
    ///
    /// @param why a sentence
    record Failed(String why) implements TraceStatus {}
}
