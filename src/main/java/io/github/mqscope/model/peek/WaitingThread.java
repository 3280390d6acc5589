package io.github.mqscope.model.peek;

/// A thread that is blocked in a send or a receive.
///
/// @param pid      its process, 0 where it is in another pid namespace
/// @param tid      itself
/// @param comm     its name, up to 15 bytes that anybody may have chosen
/// @param prio     the kernel's priority, lower is served first: below 100 real-time, 100 to 139 nice -20 to 19
/// @param priority of the message it wants to send, 0 for a receiver
/// @param size     of the message it wants to send, 0 for a receiver
public record WaitingThread(int pid, int tid, String comm, int prio, int priority, long size) {
    private static final int REAL_TIME = 100;
    private static final int NICE_ZERO = 120;

    /// `nice 0` or `real-time 50`.
    public String scheduling() {
        return prio < REAL_TIME ? "real-time " + (REAL_TIME - 1 - prio) : "nice " + (prio - NICE_ZERO);
    }
}
