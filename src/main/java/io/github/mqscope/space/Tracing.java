package io.github.mqscope.space;

import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.trace.QueueTrace;
import io.github.mqscope.model.trace.TraceLog;
import io.github.mqscope.model.trace.TraceOptions;
import io.github.mqscope.model.trace.TraceStatus;
import java.io.IOException;
import java.util.Optional;

/// Traces when asked to: one at a time. Asked from any thread; what it knows is read by any thread.
public interface Tracing {
    /// Whether a trace can be begun.
    boolean isAvailable();

    /// The traced calls.
    TraceLog log();

    /// How far it is.
    TraceStatus status();

    /// Begins a trace, if none is under way.
    void start(TraceOptions options);

    /// Ends it. What waits in the kernel is still read.
    void stop();

    /// Which queue [#queue] is to tell about.
    void about(Optional<QueueKey> wanted);

    /// What the trace knows about that queue, at most a quarter of a second old.
    Optional<QueueTrace> queue();

    /// Shows calls that were kept in place of those of the last trace. Not for the FX thread.
    /// @throws IOException also while a trace is under way
    void show(TraceLog kept, TraceStatus.Opened as) throws IOException;
}
