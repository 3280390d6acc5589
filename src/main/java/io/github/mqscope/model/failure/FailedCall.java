package io.github.mqscope.model.failure;

import io.github.mqscope.model.queue.QueueName;

/// What was tried and what the kernel answered.
///
/// @param call  the system call, such as `mq_send`
/// @param queue the queue it was for
/// @param errno the answer
public record FailedCall(String call, QueueName queue, Errno errno) {
    /// `EAGAIN`.
    public String answer() {
        return errno.name();
    }

    /// `mq_send /jobs: EAGAIN`.
    @Override
    public String toString() {
        return call + " " + queue + ": " + errno.name();
    }
}
