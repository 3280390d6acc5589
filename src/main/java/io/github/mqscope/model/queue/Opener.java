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
/// @param compat      whether it is a 32-bit program
/// @param mqscope     whether it is mqscope itself, which reads and writes nothing unasked
public record Opener(
        QueueKey queue,
        int pid,
        String comm,
        int uid,
        int fd,
        Access access,
        boolean nonBlocking,
        boolean compat,
        boolean mqscope) {
    static final String MQSCOPE = "mqscope";

    /// Who it is, for a person who escapes it: to the kernel mqscope is `java`.
    public String who() {
        return mqscope ? MQSCOPE : comm;
    }
}
