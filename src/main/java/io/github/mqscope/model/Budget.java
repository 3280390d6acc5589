package io.github.mqscope.model;

/// What the queues of one owner cost of RLIMIT_MSGQUEUE.
///
/// The kernel charges the user who created a queue, in every IPC namespace together; only those of this
/// namespace can be seen, so `used` is at least this much.
///
/// @param uid   the owner
/// @param user  the owner's name
/// @param used  bytes that the queues seen here cost
/// @param limit this process's RLIMIT_MSGQUEUE, -1 for unlimited; other users' may differ
/// @param queues how many
/// @param mine   whether it is the user's who runs this
public record Budget(int uid, String user, long used, long limit, int queues, boolean mine) {}
