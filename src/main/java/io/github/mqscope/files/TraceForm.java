package io.github.mqscope.files;

import io.github.mqscope.model.trace.TraceCounts;
import io.github.mqscope.model.trace.TraceEvent;

/// How a trace is printed: lines collected in memory, and taken to be written many at a time.
public interface TraceForm {
    /// Adds a call.
    /// @param lostHere calls lost between the one before and this one
    void add(TraceEvent event, long lostHere);

    /// Adds the closing counts.
    void end(TraceCounts counts);

    /// Bytes collected.
    int size();

    /// Takes what was collected.
    byte[] take();
}
