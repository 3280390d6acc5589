package io.github.mqscope.probe;

import io.github.mqscope.mqueue.QueueKey;
import io.github.mqscope.mqueue.QueueName;
import java.util.Optional;

/// The queue of a call.
///
/// @param key  which it is; empty where none was reached: a name only, or a descriptor that is no queue's
/// @param name what it was created as, also after it was unlinked, or what the caller asked for; empty
///             where there is neither
public record TracedQueue(Optional<QueueKey> key, Optional<QueueName> name) {
    static final TracedQueue NONE = new TracedQueue(Optional.empty(), Optional.empty());
}
