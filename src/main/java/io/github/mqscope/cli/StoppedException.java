package io.github.mqscope.cli;

import io.github.mqscope.model.failure.ExitStatus;
import io.github.mqscope.model.failure.QueueException;
import java.io.IOException;

/// What ended an act on many messages, and at which of them. The message is the one line a person gets.
final class StoppedException extends IOException {
    private static final long serialVersionUID = 1;

    private final ExitStatus status;

    /// @param number the message that was not sent, from 1
    /// @param count  how many were to be sent
    StoppedException(QueueException why, long number, long count) {
        super(why.failure().line() + "; message " + number + " of " + count + ", " + (number - 1) + " sent", why);
        status = why.failure().exitStatus();
    }

    /// That of what ended it.
    ExitStatus exitStatus() {
        return status;
    }
}
