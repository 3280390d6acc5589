package io.github.mqscope.model.trace;

import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import java.util.Map;
import java.util.Optional;

/// What to trace.
///
/// @param queues the queues asked for, each with what it is now if it exists; none for all of the machine. A
///               queue that gets such a name later is traced from its opening on
/// @param dev    the message queue file system in which those names mean something; without it, any
/// @param snap   bytes of each payload to keep, 0 to [#SNAP_MOST]
public record TraceOptions(Map<QueueName, Optional<QueueKey>> queues, Optional<Long> dev, int snap) {
    /// The most bytes of a payload that the program copies.
    public static final int SNAP_MOST = 16384;

    /// What is kept of a payload unless told otherwise.
    public static final int SNAP_DEFAULT = 4096;

    /// Copies the queues.
    public TraceOptions {
        queues = Map.copyOf(queues);
        if (snap < 0 || snap > SNAP_MOST) {
            throw new IllegalArgumentException("a snap length of " + snap);
        }
    }

    /// Every queue.
    public static TraceOptions everything() {
        return new TraceOptions(Map.of(), Optional.empty(), SNAP_DEFAULT);
    }
}
