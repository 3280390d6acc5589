package io.github.mqscope.mqueue;

import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.failure.FailedCall;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Self;
import java.util.Optional;

/// What it means that no descriptor was left for a call: EMFILE is this process's limit, ENFILE the system's.
public final class OutOfDescriptors {
    private static final QueueName NO_QUEUE = QueueName.of("/");

    private OutOfDescriptors() {}

    /// The limit with its numbers, and how to raise it: two clauses. Empty for any other errno.
    public static Optional<String> meaning(ErrnoException e) {
        if (e.is(Errno.EMFILE)) {
            return Optional.of(OpenDescriptors.words(SystemLimits.read()) + "; " + raise());
        }
        QueueFailure failure = failure(new FailedCall(e.call(), NO_QUEUE, e.errno()));
        return e.is(Errno.ENFILE) ? Optional.of(failure.meaning() + "; " + failure.advice()) : Optional.empty();
    }

    private static String raise() {
        return Remedy.ulimit("-n", Self.RLIMIT_NOFILE);
    }

    /// Likewise of a call on a queue that creates none; of any other errno what the C library says.
    static QueueFailure failure(FailedCall attempt) {
        return switch (attempt.errno()) {
            case EMFILE ->
                Cause.NO_DESCRIPTOR.of(
                        attempt, OpenDescriptors.open(), SystemLimits.read().rlimitNofile(), raise());
            case ENFILE -> Cause.TOO_MANY_FILES.of(attempt, OpenDescriptors.ofSystem());
            default -> QueueFailure.other(attempt);
        };
    }
}
