package io.github.mqscope.mqueue;

import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.failure.FailedCall;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.queue.Limits;
import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Mq;
import io.github.mqscope.sys.Self;
import java.util.Objects;
import java.util.Optional;

/// Finds the [Cause] of an errno: one method a kind of call, since the same errno means different things.
final class Diagnosis {
    private Diagnosis() {}

    /// mq_open, mq_unlink.
    static QueueFailure ofName(String call, QueueName name, Errno errno, String wanted) {
        FailedCall attempt = new FailedCall(call, name, errno);
        Optional<String> fault = name.fault();
        if (fault.isPresent()) {
            return Cause.INVALID_NAME.of(attempt, fault.get());
        }
        return switch (errno) {
            case ENOENT -> Cause.NOT_FOUND.of(attempt);
            case EACCES, EPERM ->
                (call.equals("mq_unlink") ? Cause.NOT_OWNER : Cause.ACCESS_DENIED).of(attempt, wanted);
            case EEXIST -> Cause.ALREADY_EXISTS.of(attempt);
            case ENOSPC -> Cause.TOO_MANY_QUEUES.of(attempt, SystemLimits.read().queuesMax());
            default -> OutOfDescriptors.failure(attempt);
        };
    }

    /// mq_open with O_CREAT.
    static QueueFailure ofCreation(QueueName name, Errno errno, long maxmsg, long msgsize) {
        QueueFailure plain = ofName("mq_open", name, errno, "open it");
        Limits limits = SystemLimits.read();
        if (plain.is(Cause.NO_DESCRIPTOR)) {
            long open = OpenDescriptors.open();
            long cost = Limits.cost(maxmsg, msgsize);
            return open >= limits.rlimitNofile()
                    ? plain
                    : Cause.OVER_BUDGET.of(
                            plain.attempt(), cost, limits.rlimitMsgqueue(), Usage.words(), open, limits.rlimitNofile());
        }
        if (errno == Errno.EOVERFLOW) {
            return Cause.NO_OWNER_THERE.of(plain.attempt(), Self.euid());
        }
        if (!plain.is(Cause.OTHER) || !errno.isAnyOf(Errno.EINVAL, Errno.EFBIG)) {
            return plain;
        }
        return maxmsg <= 0 || msgsize <= 0
                ? Cause.BELOW_ONE.of(plain.attempt(), maxmsg, msgsize)
                : Cause.ABOVE_LIMITS.of(plain.attempt(), maxmsg, limits.msgMax(), msgsize, limits.msgsizeMax());
    }

    /// mq_send, mq_timedsend.
    static QueueFailure ofSend(FailedCall attempt, QueueAttributes now, long length, int priority) {
        return switch (attempt.errno()) {
            case EAGAIN -> Cause.QUEUE_FULL.of(attempt, now.curmsgs(), now.maxmsg());
            case EMSGSIZE -> Cause.MESSAGE_TOO_LONG.of(attempt, length, now.msgsize());
            case EINVAL ->
                priority < 0 || priority >= Mq.MQ_PRIO_MAX
                        ? Cause.INVALID_PRIORITY.of(attempt, priority)
                        : QueueFailure.other(attempt);
            case EBADF -> Cause.WRONG_DESCRIPTOR.of(attempt, "the descriptor is closed or not open for sending");
            default -> QueueFailure.other(attempt);
        };
    }

    /// mq_receive, mq_timedreceive.
    static QueueFailure ofReceive(FailedCall attempt, QueueAttributes now, long capacity) {
        return switch (attempt.errno()) {
            case EAGAIN -> Cause.QUEUE_EMPTY.of(attempt);
            case EMSGSIZE -> Cause.BUFFER_TOO_SMALL.of(attempt, capacity, now.msgsize());
            case EBADF -> Cause.WRONG_DESCRIPTOR.of(attempt, "the descriptor is closed or not open for receiving");
            default -> QueueFailure.other(attempt);
        };
    }

    /// mq_notify. Who is registered is read from the queue's status line, so it may be gone by now.
    static QueueException ofNotify(MessageQueue queue, ErrnoException e) {
        if (!e.is(Errno.EBUSY)) {
            return ofDescriptor(queue.name(), e);
        }
        FailedCall attempt = new FailedCall(e.call(), queue.name(), Errno.EBUSY);
        return new QueueException(Cause.NOTIFICATION_TAKEN.of(attempt, registrant(queue)));
    }

    private static String registrant(MessageQueue queue) {
        try {
            int pid = queue.status().notifyPid();
            String comm = ProcessName.of(pid);
            return pid == 0 ? "another process" : "process " + pid + (comm.isEmpty() ? "" : " (" + comm + ")");
        } catch (QueueException notReadable) {
            return "another process";
        }
    }

    /// mq_getattr, mq_setattr and reading the status line.
    static QueueException ofDescriptor(QueueName name, ErrnoException e) {
        FailedCall attempt = new FailedCall(e.call(), name, Objects.requireNonNull(e.errno()));
        return new QueueException(
                e.is(Errno.EBADF)
                        ? Cause.WRONG_DESCRIPTOR.of(attempt, "the descriptor is closed or not open for reading")
                        : OutOfDescriptors.failure(attempt));
    }
}
