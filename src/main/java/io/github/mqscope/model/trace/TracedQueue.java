package io.github.mqscope.model.trace;

import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import java.util.Optional;

/// The queue of a call.
///
/// @param key  which it is; empty where none was reached: a name only, or a descriptor that is no queue's
/// @param name what it was created as, also after it was unlinked, or what the caller asked for; empty
///             where there is neither
/// @param namespace inode number of its IPC namespace, as in `/proc/PID/ns/ipc`; of the caller's where none was
///             reached; 0 where it is not known
public record TracedQueue(Optional<QueueKey> key, Optional<QueueName> name, long namespace) {
    public static final TracedQueue NONE = new TracedQueue(Optional.empty(), Optional.empty(), 0);

    /// Whether it is of another namespace than this one; false where its own is not known.
    public boolean isOutside(long thisNamespace) {
        return namespace != 0 && namespace != thisNamespace;
    }
}
