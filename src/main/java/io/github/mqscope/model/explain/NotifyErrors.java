package io.github.mqscope.model.explain;

import static io.github.mqscope.model.failure.Errno.EBADF;
import static io.github.mqscope.model.failure.Errno.EBUSY;
import static io.github.mqscope.model.failure.Errno.EINVAL;
import static io.github.mqscope.model.failure.Errno.ENOMEM;

import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.queue.QueueStatus;
import java.util.List;
import java.util.function.Function;

/// Why mq_notify(3) fails.
final class NotifyErrors {
    static final List<Cause> ALL = List.of(
            cause(
                    EBUSY,
                    "Another registration stands: a queue has one, even for the same process.",
                    s -> s.queue()
                            .flatMap(q -> q.status())
                            .filter(QueueStatus::isRegistered)
                            .map(st -> s.name() + " notifies " + st.registrant() + " by " + st.via() + ".")
                            .orElse("Nobody is registered on " + s.name() + " at this moment."),
                    s ->
                            "Wait until it is used up by a message, or have that process unregister, close a descriptor of the"
                                    + " queue, or end."),
            cause(
                    EBADF,
                    "The descriptor is not one of mq_open's, or closed.",
                    s -> "Closing any descriptor of the queue also drops this process's registration.",
                    s -> "Keep it open for as long as you wait."),
            cause(
                    EINVAL,
                    "sigev_notify is none of SIGEV_NONE, SIGEV_SIGNAL and SIGEV_THREAD, or sigev_signo no signal.",
                    s -> "Signals are 1 to 64.",
                    s -> "Set every field of struct sigevent."),
            cause(
                    EINVAL,
                    "A process unregistered that was not registered (POSIX lets it fail; Linux does not).",
                    s -> "On Linux this succeeds and does nothing.",
                    s -> "Nothing need be done."),
            cause(
                    ENOMEM,
                    "The kernel has no memory for the registration.",
                    s -> "With SIGEV_THREAD the C library also starts a thread.",
                    s -> "Free memory; see ulimit -u for threads."));

    private NotifyErrors() {}

    private static Cause cause(
            Errno errno, String means, Function<Situation, String> here, Function<Situation, String> fix) {
        return new Cause("mq_notify", errno, means, here, fix);
    }
}
