package io.github.mqscope.mqueue;

import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.failure.FailedCall;
import io.github.mqscope.model.failure.LimitFailure;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.queue.Limits;
import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.sys.ErrnoException;
import java.util.Objects;
import java.util.Optional;

/// Turns an errno into a [QueueFailure]: one method a kind of call, since the same errno means different things.
final class Diagnosis {
    private Diagnosis() {}

    /// mq_open, mq_unlink.
    static QueueFailure ofName(String call, QueueName name, Errno errno, String wanted) {
        FailedCall attempt = new FailedCall(call, name, errno);
        Optional<String> fault = name.fault();
        if (fault.isPresent()) {
            return new QueueFailure.InvalidName(attempt, fault.get());
        }
        return switch (errno) {
            case ENOENT -> new QueueFailure.NotFound(attempt);
            case EACCES, EPERM -> new QueueFailure.AccessDenied(attempt, wanted);
            case EEXIST -> new QueueFailure.AlreadyExists(attempt);
            case ENOSPC -> new LimitFailure.TooManyQueues(attempt, SystemLimits.read());
            default -> OutOfDescriptors.failure(attempt).orElseGet(() -> new QueueFailure.Other(attempt));
        };
    }

    /// mq_open with O_CREAT.
    static QueueFailure ofCreation(QueueName name, Errno errno, long maxmsg, long msgsize) {
        QueueFailure plain = ofName("mq_open", name, errno, "open it");
        Limits limits = SystemLimits.read();
        if (plain instanceof LimitFailure.LimitReached(FailedCall attempt, long _, Limits _, long descriptors, var _)
                && descriptors < limits.rlimitNofile()) {
            return new LimitFailure.LimitReached(
                    attempt, Limits.cost(maxmsg, msgsize), limits, descriptors, Usage.words());
        }
        if (plain instanceof QueueFailure.Other(FailedCall attempt) && errno.isAnyOf(Errno.EINVAL, Errno.EFBIG)) {
            return new QueueFailure.InvalidAttributes(attempt, maxmsg, msgsize, limits);
        }
        return plain;
    }

    /// mq_send, mq_timedsend.
    static QueueFailure ofSend(FailedCall attempt, QueueAttributes now, long length, int priority) {
        return switch (attempt.errno()) {
            case EAGAIN -> new QueueFailure.QueueFull(attempt, now);
            case EMSGSIZE -> new QueueFailure.MessageTooLong(attempt, length, now);
            case EINVAL ->
                priority < 0 || priority >= io.github.mqscope.sys.Mq.MQ_PRIO_MAX
                        ? new QueueFailure.InvalidPriority(attempt, priority)
                        : new QueueFailure.Other(attempt);
            case EBADF -> new QueueFailure.WrongDescriptor(attempt, "the descriptor is closed or not open for sending");
            default -> new QueueFailure.Other(attempt);
        };
    }

    /// mq_receive, mq_timedreceive.
    static QueueFailure ofReceive(FailedCall attempt, QueueAttributes now, long capacity) {
        return switch (attempt.errno()) {
            case EAGAIN -> new QueueFailure.QueueEmpty(attempt);
            case EMSGSIZE -> new QueueFailure.BufferTooSmall(attempt, capacity, now);
            case EBADF ->
                new QueueFailure.WrongDescriptor(attempt, "the descriptor is closed or not open for receiving");
            default -> new QueueFailure.Other(attempt);
        };
    }

    /// mq_notify. Who is registered is read from the queue's status line, so it may be gone by now.
    static QueueException ofNotify(MessageQueue queue, ErrnoException e) {
        if (!e.is(Errno.EBUSY)) {
            return ofDescriptor(queue.name(), e);
        }
        int pid = registrant(queue);
        return new QueueException(new QueueFailure.NotificationTaken(
                new FailedCall(e.call(), queue.name(), Errno.EBUSY), pid, ProcessName.of(pid)));
    }

    private static int registrant(MessageQueue queue) {
        try {
            return queue.status().notifyPid();
        } catch (QueueException notReadable) {
            return 0;
        }
    }

    /// mq_getattr, mq_setattr and reading the status line.
    static QueueException ofDescriptor(QueueName name, ErrnoException e) {
        FailedCall attempt = new FailedCall(e.call(), name, Objects.requireNonNull(e.errno()));
        return new QueueException(
                e.is(Errno.EBADF)
                        ? new QueueFailure.WrongDescriptor(attempt, "the descriptor is closed or not open for reading")
                        : OutOfDescriptors.failure(attempt).orElseGet(() -> new QueueFailure.Other(attempt)));
    }
}
