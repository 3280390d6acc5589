package io.github.mqscope.model.queue;

import io.github.mqscope.sys.Stat;


/// What a queue is, whatever its name: unlinking and creating a name again makes another queue.
///
/// @param dev device of its message queue file system, one an IPC namespace
/// @param ino inode number
public record QueueKey(long dev, long ino) {
    /// The key of an inode.
    public static QueueKey of(Stat stat) {
        return new QueueKey(stat.dev(), stat.ino());
    }
}
