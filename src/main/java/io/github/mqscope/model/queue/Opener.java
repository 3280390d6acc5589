package io.github.mqscope.model.queue;

/// A descriptor that some process has open on a queue.
///
/// @param queue       which queue
/// @param pid         the process
/// @param comm        its name, as it says; text of a stranger
/// @param uid         its effective user
/// @param fd          the descriptor's number there
/// @param access      what it may do with it
/// @param nonBlocking whether that open description has O_NONBLOCK
public record Opener(QueueKey queue, int pid, String comm, int uid, int fd, Access access, boolean nonBlocking) {}
