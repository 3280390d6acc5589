package io.github.mqscope.model.explain;

import static io.github.mqscope.model.failure.Errno.EAGAIN;
import static io.github.mqscope.model.failure.Errno.EBADF;
import static io.github.mqscope.model.failure.Errno.EINTR;
import static io.github.mqscope.model.failure.Errno.EINVAL;
import static io.github.mqscope.model.failure.Errno.EMSGSIZE;
import static io.github.mqscope.model.failure.Errno.ENOMEM;
import static io.github.mqscope.model.failure.Errno.ETIMEDOUT;

import io.github.mqscope.model.queue.QueueAttributes;
import java.util.List;

/// Why mq_send(3), mq_receive(3) and their timed forms fail.
final class TransferErrors {
    private static final String SEND = "mq_send";
    private static final String RECEIVE = "mq_receive";

    private static final String TIMEOUT =
            "The time was needed, and its tv_nsec is not 0 to 999999999 or its tv_sec is" + " negative.";
    private static final String CLOCK =
            "The time is absolute, by CLOCK_REALTIME; it does not matter where the call need"
                    + " not wait, except for a bad tv_nsec.";
    private static final String NORMALISE = "Carry whole seconds from tv_nsec over to tv_sec.";
    private static final String NOTHING_DONE = "Nothing was sent or received by this call.";
    private static final String RESTART =
            "Call it again; with SA_RESTART the kernel does. A timed call waits until the" + " same time as before.";
    private static final String WRITING = "Open it with O_WRONLY or O_RDWR.";
    private static final String READING = "Open it with O_RDONLY or O_RDWR.";
    private static final String DRAIN =
            "See who should receive (mqscope info NAME), or take messages out: mqscope receive" + " NAME --drain";

    static final List<Cause> ALL = List.of(
            new Cause(
                    SEND,
                    EAGAIN,
                    "The queue is full, and O_NONBLOCK is set on this open description.",
                    TransferErrors::full,
                    s -> "Take one out (mqscope receive " + s.shellName()
                            + "), wait for room (epoll: EPOLLOUT), or send" + " without O_NONBLOCK and wait."),
            new Cause(SEND, EBADF, "The descriptor is not open for writing.", TransferErrors::openers, s -> WRITING),
            new Cause(SEND, EINTR, "A signal handler interrupted the wait.", s -> NOTHING_DONE, s -> RESTART),
            new Cause(
                    SEND,
                    EINVAL,
                    "The priority is above 32767.",
                    s -> "MQ_PRIO_MAX is 32768, one more than the highest.",
                    s -> "Use 0 to 32767; POSIX promises only 0 to 31."),
            new Cause(SEND, EINVAL, TIMEOUT, s -> CLOCK, s -> NORMALISE),
            new Cause(
                    SEND,
                    EMSGSIZE,
                    "The message is longer than mq_msgsize.",
                    TransferErrors::msgsize,
                    s -> "Send less, or create the queue again with a larger mq_msgsize, at most "
                            + s.limits().msgsizeMax() + " here."),
            new Cause(
                    SEND,
                    ENOMEM,
                    "The kernel has no memory for the message.",
                    s -> "Room in the queue does not reserve memory for its messages.",
                    s -> "Free memory, or look at the memory cgroup's limit."),
            new Cause(SEND, ETIMEDOUT, "The queue was full until the time given.", TransferErrors::full, s -> DRAIN),
            new Cause(
                    RECEIVE,
                    EAGAIN,
                    "The queue is empty, and O_NONBLOCK is set on this open description.",
                    TransferErrors::empty,
                    s -> "Wait for a message (epoll: EPOLLIN, or mq_notify), or receive without O_NONBLOCK."),
            new Cause(RECEIVE, EBADF, "The descriptor is not open for reading.", TransferErrors::openers, s -> READING),
            new Cause(RECEIVE, EINTR, "A signal handler interrupted the wait.", s -> NOTHING_DONE, s -> RESTART),
            new Cause(RECEIVE, EINVAL, TIMEOUT, s -> CLOCK, s -> NORMALISE),
            new Cause(
                    RECEIVE,
                    EMSGSIZE,
                    "The buffer is smaller than mq_msgsize, whatever the length of the next message.",
                    TransferErrors::msgsize,
                    s -> s.attributes()
                            .map(a -> "Give a buffer of at least " + a.msgsize() + " bytes.")
                            .orElse("Ask mq_getattr for mq_msgsize, and give a buffer of that size.")),
            new Cause(
                    RECEIVE,
                    ETIMEDOUT,
                    "The queue was empty until the time given.",
                    TransferErrors::empty,
                    s -> "See who should send: mqscope info " + s.shellName()));

    private TransferErrors() {}

    private static String full(Situation now) {
        String waiting = now.blocked(true);
        return now.attributes()
                .map(a -> now.name() + " holds " + a.curmsgs() + " of " + a.maxmsg() + " messages now"
                        + (waiting.isEmpty() ? "." : "; " + waiting + " waits to send."))
                .orElse("Full is mq_curmsgs = mq_maxmsg.");
    }

    private static String empty(Situation now) {
        String waiting = now.blocked(false);
        return now.attributes()
                .map(a -> now.name() + " holds " + a.curmsgs() + " messages now"
                        + (waiting.isEmpty()
                                ? "."
                                : "; " + waiting
                                        + " waits to receive, so the next message goes to whom is served first."))
                .orElse("O_NONBLOCK belongs to the open description, not to the queue.");
    }

    private static String msgsize(Situation now) {
        return now.attributes()
                .map(QueueAttributes::msgsize)
                .map(size -> now.name() + " has mq_msgsize " + size + "; it never changes after creation.")
                .orElse("mq_msgsize is fixed when the queue is created; by default "
                        + now.limits().msgsizeDefault() + ".");
    }

    private static String openers(Situation now) {
        return now.queue()
                .map(q -> q.openers().size() + " descriptors of " + q.name()
                        + " are seen open; /proc/PID/fdinfo/FD tells how each was opened.")
                .orElse("Or it is closed already, or none of mq_open's at all.");
    }
}
