package io.github.mqscope.model.trace;

import java.time.Instant;

/// How far a trace is.
public sealed interface TraceStatus {
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
