package io.github.mqscope.model.queue;

/// What this IPC namespace and this user may have, see mq_overview(7) and getrlimit(2).
///
/// Unreadable values are -1.
///
/// @param queuesMax      `queues_max`: queues in the namespace; beyond it ENOSPC
/// @param msgMax         `msg_max`: ceiling of mq_maxmsg; beyond it EINVAL
/// @param msgsizeMax     `msgsize_max`: ceiling of mq_msgsize in bytes; beyond it EINVAL
/// @param msgDefault     mq_maxmsg of a queue created without attributes
/// @param msgsizeDefault mq_msgsize of a queue created without attributes
/// @param rlimitMsgqueue RLIMIT_MSGQUEUE: bytes all queues of one creating user may cost; beyond it EMFILE
/// @param rlimitNofile   RLIMIT_NOFILE: descriptors of this process; beyond it EMFILE as well
public record Limits(
        long queuesMax,
        long msgMax,
        long msgsizeMax,
        long msgDefault,
        long msgsizeDefault,
        long rlimitMsgqueue,
        long rlimitNofile) {
    /// Nothing could be read, or has been yet.
    public static final Limits UNKNOWN = new Limits(-1, -1, -1, -1, -1, -1, -1);

    // Kernel structures on a 64-bit machine: struct msg_msg, and a tree node for each priority in use.
    private static final long MSG_MSG = 48;
    private static final long TREE_NODE = 48;

    /// What a queue takes from its creator's RLIMIT_MSGQUEUE, in bytes.
    public static long cost(long maxmsg, long msgsize) {
        return maxmsg * msgsize + maxmsg * MSG_MSG + Math.min(maxmsg, 32768) * TREE_NODE;
    }
}
