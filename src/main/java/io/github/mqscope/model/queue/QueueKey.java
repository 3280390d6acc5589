package io.github.mqscope.model.queue;

/// What a queue is, whatever its name: unlinking and creating a name again makes another queue.
///
/// @param dev device of its message queue file system, one an IPC namespace
/// @param ino inode number
public record QueueKey(long dev, long ino) {}
