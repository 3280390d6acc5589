package io.github.mqscope.model.queue;

import java.util.List;

/// Who holds queues and who waits on them, as the kernel's own walk through all descriptors tells.
///
/// @param descriptors each one on a queue, of whatever IPC namespace
/// @param waiters     each thread that waits on one of these queues
/// @param everyone    whether of all users; else only of processes into which this user may look
/// @param whole       whether all who wait are told: a list may be too long, or change too often
public record HeldQueues(List<Held> descriptors, List<Waiter> waiters, boolean everyone, boolean whole) {
    /// A descriptor on a queue.
    public record Held(QueueKey queue, int pid, int fd) {}

    /// It without who waits, of which it then tells nothing.
    public HeldQueues holders() {
        return new HeldQueues(descriptors, List.of(), everyone, false);
    }

    /// A thread in a queue's list of those who wait.
    ///
    /// @param size     of the message it wants to send, 0 for a receiver
    /// @param priority likewise
    public record Waiter(QueueKey queue, int pid, int tid, boolean sending, long size, long priority) {}
}
