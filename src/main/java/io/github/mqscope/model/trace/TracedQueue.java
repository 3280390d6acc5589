package io.github.mqscope.model.trace;

import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import java.util.Optional;

/// The queue of a call.
///
/// @param key  which it is; empty where none was reached: a name only, or a descriptor that is no queue's
/// @param name what it was created as, also after it was unlinked, or what the caller asked for; empty
///             where there is neither
public record TracedQueue(Optional<QueueKey> key, Optional<QueueName> name) {
    public static final TracedQueue NONE = new TracedQueue(Optional.empty(), Optional.empty());
}
