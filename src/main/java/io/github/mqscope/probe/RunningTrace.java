package io.github.mqscope.probe;

import io.github.mqscope.model.trace.TraceCounts;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Fd;
import java.util.function.Consumer;

/// A trace under way, read by one thread when its descriptor says so and on a timer. Nothing here blocks.
public interface RunningTrace extends AutoCloseable {
    /// How often to read without being woken.
    int TICK_MILLIS = 50;

    /// The descriptor to watch for EPOLLIN; it stays the trace's to close.
    Fd fd();

    /// Shows up to `most` events, and returns at once.
    /// @return how many there were; fewer than `most` when no more wait
    int read(int most, Consumer<TraceEvent> reader) throws ErrnoException;

    /// What has been counted so far.
    TraceCounts counts();

    /// Whether more has been told than was read.
    boolean hasMore();

    /// Ends it; what has come is still read.
    void stop() throws ErrnoException;

    @Override
    void close();
}
