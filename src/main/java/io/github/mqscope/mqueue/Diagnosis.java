package io.github.mqscope.mqueue;

import io.github.mqscope.model.CreationFit;
import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.failure.FailedCall;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.Limits;
import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.queue.QueueStatus;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Mq;
import io.github.mqscope.sys.Self;
import io.github.mqscope.sys.Stat;
import io.github.mqscope.text.Plural;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Finds the [Cause] of an errno: one method a kind of call, since the same errno means different things.
final class Diagnosis {
    private Diagnosis() {}

    /// mq_open without O_CREAT.
    /// @param files where the queue's file is; empty where that must be looked for
    static QueueFailure ofOpen(QueueName name, Errno errno, Access access, Optional<QueueFileSystem> files) {
        FailedCall attempt = new FailedCall("mq_open", name, errno);
        return ofName(attempt, () -> Denial.of(attempt, files).opening(access));
    }

    /// Opening, through its holder, a queue that was seen to be of this owner and mode.
    static QueueFailure ofHeld(QueueName name, Errno errno, Access access, Stat seen) {
        FailedCall attempt = new FailedCall("open", name, errno);
        Denial denial =
                new Denial(attempt, ProcessRights.read(), Optional.of(seen), Optional.empty(), Optional.empty());
        return ofName(attempt, () -> denial.opening(access));
    }

    /// mq_unlink.
    static QueueFailure ofUnlink(QueueName name, Errno errno, Optional<QueueFileSystem> files) {
        FailedCall attempt = new FailedCall("mq_unlink", name, errno);
        return ofName(attempt, () -> Denial.of(attempt, files).unlinking());
    }

    /// A look at the file of a queue.
    static QueueFailure ofLook(FailedCall attempt, QueueFileSystem files) {
        return ofName(attempt, () -> Denial.of(attempt, Optional.of(files)).opening(Access.READ));
    }

    private static QueueFailure ofName(FailedCall attempt, Supplier<QueueFailure> denied) {
        Optional<String> fault = attempt.queue().fault();
        if (fault.isPresent()) {
            return Cause.INVALID_NAME.of(attempt, fault.get());
        }
        return switch (attempt.errno()) {
            case ENOENT -> Cause.NOT_FOUND.of(attempt);
            case EACCES, EPERM -> denied.get();
            case EEXIST -> Cause.ALREADY_EXISTS.of(attempt);
            case ENOSPC ->
                Cause.TOO_MANY_QUEUES.of(
                        attempt, Plural.of(SystemLimits.read().queuesMax(), "queue"), Remedy.sysctl("queues_max"));
            default -> ofAny(attempt);
        };
    }

    /// What any call may fail with.
    private static QueueFailure ofAny(FailedCall attempt) {
        return switch (attempt.errno()) {
            case EACCES, EPERM -> Cause.REFUSED.of(attempt, ProcessRights.read().leftOver());
            case EROFS -> Cause.READ_ONLY_MOUNT.of(attempt);
            case ENOMEM -> Cause.NO_MEMORY.of(attempt, KernelMemory.words());
            case ENOSYS ->
                Cause.NO_SYSTEM_CALL.of(
                        attempt,
                        SystemLimits.read().queuesMax() < 0
                                ? "this kernel has no POSIX message queues: there is no /proc/sys/fs/mqueue"
                                : "this kernel has POSIX message queues, so something refuses the call: "
                                        + ProcessRights.read().leftOver());
            default -> OutOfDescriptors.failure(attempt);
        };
    }

    /// mq_open with O_CREAT.
    static QueueFailure ofCreation(QueueName name, Errno errno, Access access, long maxmsg, long msgsize) {
        QueueFailure plain = ofOpen(name, errno, access, Optional.empty());
        Limits limits = SystemLimits.read();
        FailedCall attempt = plain.attempt();
        if (plain.is(Cause.NO_DESCRIPTOR)) {
            long open = OpenDescriptors.open();
            return open >= limits.rlimitNofile() ? plain : overBudget(attempt, maxmsg, msgsize, open, limits);
        }
        if (errno == Errno.EOVERFLOW) {
            return Cause.NO_OWNER_THERE.of(attempt, Integer.toUnsignedString(Self.euid()));
        }
        if (!plain.is(Cause.OTHER) || errno != Errno.EINVAL) {
            return plain;
        }
        return maxmsg <= 0 || msgsize <= 0
                ? Cause.BELOW_ONE.of(attempt, maxmsg, msgsize)
                : aboveLimits(
                        attempt, maxmsg, msgsize, limits, ProcessRights.read().isAboveLimits());
    }

    private static QueueFailure overBudget(FailedCall attempt, long maxmsg, long msgsize, long open, Limits limits) {
        long cost = Limits.cost(maxmsg, msgsize);
        String remedy = Remedy.ulimit("-q", Self.RLIMIT_MSGQUEUE);
        boolean first = ProcessRights.read().first();
        return Cause.OVER_BUDGET.of(
                attempt,
                Plural.of(cost, "byte"),
                limits.rlimitMsgqueue(),
                Usage.words(cost, limits.rlimitMsgqueue(), first),
                open,
                limits.rlimitNofile(),
                limits.rlimitMsgqueue() == 0 ? remedy : "unlink queues you no longer need, ask for less, or " + remedy);
    }

    // With CAP_SYS_RESOURCE of the initial user namespace the kernel's own ceilings hold instead of the namespace's.
    static QueueFailure aboveLimits(FailedCall attempt, long maxmsg, long msgsize, Limits limits, boolean above) {
        long mostMessages = above ? CreationFit.LARGEST_MAXMSG : limits.msgMax();
        long mostBytes = above ? CreationFit.LARGEST_MSGSIZE : limits.msgsizeMax();
        String[] low = Stream.of(maxmsg > mostMessages ? "msg_max" : "", msgsize > mostBytes ? "msgsize_max" : "")
                .filter(name -> !name.isEmpty())
                .toArray(String[]::new);
        if (low.length == 0) {
            return QueueFailure.other(attempt);
        }
        return Cause.ABOVE_LIMITS.of(
                attempt,
                maxmsg,
                mostMessages,
                msgsize,
                mostBytes,
                above
                        ? "these are the kernel's own, above which nobody gets"
                        : "ask for less, or " + Remedy.sysctl(low));
    }

    /// mq_send, mq_timedsend.
    /// @param bad what is wrong with the descriptor, if that is it
    static QueueFailure ofSend(FailedCall attempt, QueueAttributes now, long length, int priority, String bad) {
        return switch (attempt.errno()) {
            case EAGAIN -> Cause.QUEUE_FULL.of(attempt, now.curmsgs(), Plural.of(now.maxmsg(), "message"));
            case EMSGSIZE -> Cause.MESSAGE_TOO_LONG.of(attempt, Plural.of(length, "byte"), now.msgsize());
            case EINVAL ->
                priority < 0 || priority >= Mq.MQ_PRIO_MAX
                        ? Cause.INVALID_PRIORITY.of(attempt, priority)
                        : QueueFailure.other(attempt);
            case EBADF -> Cause.WRONG_DESCRIPTOR.of(attempt, bad);
            default -> ofAny(attempt);
        };
    }

    /// mq_receive, mq_timedreceive.
    /// @param bad what is wrong with the descriptor, if that is it
    static QueueFailure ofReceive(FailedCall attempt, QueueAttributes now, long capacity, String bad) {
        return switch (attempt.errno()) {
            case EAGAIN -> Cause.QUEUE_EMPTY.of(attempt);
            case EMSGSIZE ->
                Cause.BUFFER_TOO_SMALL.of(
                        attempt, Plural.of(capacity, "byte"), now.msgsize(), Plural.of(now.msgsize(), "byte"));
            case EBADF -> Cause.WRONG_DESCRIPTOR.of(attempt, bad);
            default -> ofAny(attempt);
        };
    }

    /// mq_notify. Who is registered is read from the queue's status line, so it may be gone by now.
    static QueueException ofNotify(MessageQueue queue, ErrnoException e) {
        if (!e.is(Errno.EBUSY)) {
            return ofDescriptor(queue, e);
        }
        FailedCall attempt = new FailedCall(e.call(), queue.name(), Errno.EBUSY);
        return new QueueException(Cause.NOTIFICATION_TAKEN.of(attempt, registrant(queue)));
    }

    private static String registrant(MessageQueue queue) {
        try {
            QueueStatus status = queue.status();
            if (!status.isRegistered()) {
                return "a process was registered for notification, and no longer is";
            }
            String comm = ProcessName.of(status.notifyPid());
            return status.notifyPid() == Self.pid()
                    ? "this process is registered for notification itself"
                    : status.registrant() + (comm.isEmpty() ? "" : " (" + comm + ")")
                            + " is registered for notification";
        } catch (QueueException notReadable) {
            return "a process is registered for notification, which one is only told to readers of the queue";
        }
    }

    /// mq_getattr, mq_setattr and reading the status line.
    static QueueException ofDescriptor(MessageQueue queue, ErrnoException e) {
        FailedCall attempt = new FailedCall(e.call(), queue.name(), Objects.requireNonNull(e.errno()));
        return new QueueException(
                e.is(Errno.EBADF) ? Cause.WRONG_DESCRIPTOR.of(attempt, queue.whyBad()) : ofAny(attempt));
    }
}
