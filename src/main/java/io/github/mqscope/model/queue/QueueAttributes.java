package io.github.mqscope.model.queue;

/// The attributes of an open queue, `struct mq_attr`, see mq_getattr(3).
///
/// @param flags   `mq_flags`: 0 or O_NONBLOCK; belongs to the open description, not to the queue
/// @param maxmsg  `mq_maxmsg`: capacity in messages, fixed at creation
/// @param msgsize `mq_msgsize`: largest message in bytes, fixed at creation
/// @param curmsgs `mq_curmsgs`: messages in the queue now
public record QueueAttributes(long flags, long maxmsg, long msgsize, long curmsgs) {
    private static final long O_NONBLOCK = 04000;

    /// Whether calls on this description return EAGAIN where they would block.
    public boolean nonBlocking() {
        return (flags & O_NONBLOCK) != 0;
    }

    /// Whether a send would block now.
    public boolean isFull() {
        return curmsgs >= maxmsg;
    }

    /// What the queue takes from its creator's RLIMIT_MSGQUEUE, in bytes.
    public long cost() {
        return Limits.cost(maxmsg, msgsize);
    }
}
