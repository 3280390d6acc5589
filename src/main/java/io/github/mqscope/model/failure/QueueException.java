package io.github.mqscope.model.failure;

import io.github.mqscope.log.Loggable;
import io.github.mqscope.model.queue.QueueName;
import java.io.IOException;

/// A call on a queue that failed. The message is the one line a person gets; [#failure] is for programs.
public final class QueueException extends IOException implements Loggable {
    private static final long serialVersionUID = 1;

    private final transient QueueFailure failure;

    /// The exception of a failure.
    public QueueException(QueueFailure failure) {
        super(failure.line());
        this.failure = failure;
    }

    /// The name of the queue that was meant now belongs to another.
    public static QueueException replaced(String call, QueueName queue) {
        return new QueueException(Cause.REPLACED.of(new FailedCall(call, queue, Errno.ENOENT)));
    }

    /// What failed, why, and what to do.
    public QueueFailure failure() {
        return failure;
    }
}
