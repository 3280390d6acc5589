package io.github.mqscope.model.failure;

import io.github.mqscope.model.queue.Limits;
import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.model.queue.QueueName;
import java.time.Duration;
import java.util.Locale;

/// What can go wrong with a queue: the kernel's answer, what it means here, and what to do about it.
///
/// Window and prompt both show these words. Numbers in them were read when the call failed.
public sealed interface QueueFailure
        permits LimitFailure,
                ReadOnlyMode,
                TooManyRegistrations,
                QueueFailure.NotFound,
                QueueFailure.AlreadyExists,
                QueueFailure.AccessDenied,
                QueueFailure.InvalidName,
                QueueFailure.InvalidAttributes,
                QueueFailure.QueueFull,
                QueueFailure.QueueEmpty,
                QueueFailure.TimedOut,
                QueueFailure.Cancelled,
                QueueFailure.MessageTooLong,
                QueueFailure.BufferTooSmall,
                QueueFailure.InvalidPriority,
                QueueFailure.NotificationTaken,
                QueueFailure.NoSignal,
                QueueFailure.NotMounted,
                QueueFailure.Replaced,
                QueueFailure.WrongDescriptor,
                QueueFailure.Other {
    /// What was tried.
    FailedCall attempt();

    /// What the errno means here, with numbers.
    String meaning();

    /// What to do next; empty where the meaning says it.
    default String advice() {
        return "";
    }

    /// The exit status of a command that failed so.
    default ExitStatus exitStatus() {
        return ExitStatus.FAILED;
    }

    /// The one line for a person: `mq_send /jobs: EAGAIN: the queue is full, 10 of 10 messages; …`.
    default String line() {
        return attempt() + ": " + meaning() + (advice().isEmpty() ? "" : "; " + advice());
    }

    /// ENOENT.
    record NotFound(FailedCall attempt) implements QueueFailure {
        @Override
        public String meaning() {
            return "no queue of that name in this IPC namespace";
        }

        @Override
        public String advice() {
            return "`mqscope list` shows those there are";
        }

        @Override
        public ExitStatus exitStatus() {
            return ExitStatus.NO_SUCH_QUEUE;
        }
    }

    /// EEXIST.
    record AlreadyExists(FailedCall attempt) implements QueueFailure {
        @Override
        public String meaning() {
            return "a queue of that name exists already";
        }

        @Override
        public String advice() {
            return "use it, unlink it first, or choose another name";
        }
    }

    /// EACCES on a queue that is there. Its mode says nothing of unlinking: the directory of queues is sticky.
    record AccessDenied(FailedCall attempt, String wanted) implements QueueFailure {
        @Override
        public String meaning() {
            if (isUnlink()) {
                return "only its owner or root may unlink it, whatever its mode";
            }
            return "the queue's mode does not let you " + wanted;
        }

        @Override
        public String advice() {
            return isUnlink()
                    ? "`mqscope list` shows the owner"
                    : "`mqscope list` shows its owner and mode; that owner, or root with sudo, may look at it or change the mode";
        }

        private boolean isUnlink() {
            return attempt.call().equals("mq_unlink");
        }

        @Override
        public ExitStatus exitStatus() {
            return ExitStatus.PERMISSION_DENIED;
        }
    }

    /// EINVAL, EACCES, ENOENT or ENAMETOOLONG because of the name itself.
    record InvalidName(FailedCall attempt, String why) implements QueueFailure {
        @Override
        public String meaning() {
            return why;
        }

        @Override
        public String advice() {
            return QueueName.RULE;
        }
    }

    /// EINVAL on creation: attributes out of range.
    record InvalidAttributes(FailedCall attempt, long maxmsg, long msgsize, Limits limits) implements QueueFailure {
        @Override
        public String meaning() {
            if (maxmsg <= 0 || msgsize <= 0) {
                return "mq_maxmsg " + maxmsg + " and mq_msgsize " + msgsize + " must both be at least 1";
            }
            return "mq_maxmsg " + maxmsg + " of at most " + limits.msgMax() + ", mq_msgsize " + msgsize + " of at most "
                    + limits.msgsizeMax();
        }

        @Override
        public String advice() {
            return maxmsg <= 0 || msgsize <= 0
                    ? "ask for one message and one byte at the least"
                    : "ask for less, or as root raise fs.mqueue.msg_max and fs.mqueue.msgsize_max with sysctl";
        }
    }

    /// EAGAIN on a send.
    record QueueFull(FailedCall attempt, QueueAttributes attributes) implements QueueFailure {
        @Override
        public String meaning() {
            return "the queue is full, " + attributes.curmsgs() + " of " + attributes.maxmsg() + " messages";
        }

        @Override
        public ExitStatus exitStatus() {
            return ExitStatus.WOULD_BLOCK;
        }
    }

    /// EAGAIN on a receive.
    record QueueEmpty(FailedCall attempt) implements QueueFailure {
        @Override
        public String meaning() {
            return "the queue is empty";
        }

        @Override
        public ExitStatus exitStatus() {
            return ExitStatus.WOULD_BLOCK;
        }
    }

    /// ETIMEDOUT.
    record TimedOut(FailedCall attempt, Duration timeout, QueueAttributes attributes) implements QueueFailure {
        /// The failure of a timed call that returned false.
        public static TimedOut of(String call, QueueName queue, Duration timeout, QueueAttributes now) {
            return new TimedOut(new FailedCall(call, queue, Errno.ETIMEDOUT), timeout, now);
        }

        @Override
        public String meaning() {
            String still = attempt.call().contains("send")
                    ? "full, " + attributes.curmsgs() + " of " + attributes.maxmsg() + " messages"
                    : "empty";
            return String.format(Locale.ROOT, "after %.3f s the queue was still %s", timeout.toNanos() / 1e9, still);
        }

        @Override
        public ExitStatus exitStatus() {
            return ExitStatus.TIMED_OUT;
        }
    }

    /// EINTR because the owner cancelled.
    record Cancelled(FailedCall attempt) implements QueueFailure {
        @Override
        public String meaning() {
            return "cancelled; this call sent and received nothing";
        }
    }

    /// EMSGSIZE on a send.
    record MessageTooLong(FailedCall attempt, long length, QueueAttributes attributes) implements QueueFailure {
        /// The failure of a message that was found too long before it was sent.
        public static MessageTooLong of(String call, QueueName queue, long length, QueueAttributes now) {
            return new MessageTooLong(new FailedCall(call, queue, Errno.EMSGSIZE), length, now);
        }

        @Override
        public String meaning() {
            return "the message has " + length + " bytes, this queue takes at most mq_msgsize " + attributes.msgsize();
        }

        @Override
        public String advice() {
            return "shorten it, or create the queue again with a larger mq_msgsize";
        }
    }

    /// EMSGSIZE on a receive: the buffer rule.
    record BufferTooSmall(FailedCall attempt, long capacity, QueueAttributes attributes) implements QueueFailure {
        @Override
        public String meaning() {
            return "the buffer has " + capacity + " bytes, mq_msgsize is " + attributes.msgsize()
                    + ": a receive buffer must hold the largest message, whatever the next one's length";
        }

        @Override
        public String advice() {
            return "use a buffer of at least " + attributes.msgsize() + " bytes";
        }
    }

    /// EINVAL on a send: the priority.
    record InvalidPriority(FailedCall attempt, int priority) implements QueueFailure {
        @Override
        public String meaning() {
            return "priority " + priority + " is not between 0 and 32767";
        }
    }

    /// EBUSY: somebody is registered with mq_notify.
    ///
    /// @param pid  0 where it cannot be known
    /// @param comm its name, safe to show; empty where it cannot be known
    record NotificationTaken(FailedCall attempt, int pid, String comm) implements QueueFailure {
        @Override
        public String meaning() {
            return who() + " is registered for notification, and a queue has room for one";
        }

        private String who() {
            if (pid == 0) {
                return "another process";
            }
            return "process " + pid + (comm.isEmpty() ? "" : " (" + comm + ")");
        }

        @Override
        public String advice() {
            return "it must unregister, end, or be notified first";
        }
    }

    /// There is no real-time signal to be notified by.
    record NoSignal(FailedCall attempt) implements QueueFailure {
        @Override
        public String meaning() {
            return "no real-time signal is free that every thread of this process blocks, as one that comes by"
                    + " signalfd must be";
        }

        @Override
        public String advice() {
            return "use `--via thread`, or start mqscope by its launcher";
        }

        @Override
        public ExitStatus exitStatus() {
            return ExitStatus.NOT_SUPPORTED;
        }
    }

    /// The queue file system cannot be seen: queues can be used by name, not listed.
    record NotMounted(FailedCall attempt, String why) implements QueueFailure {
        @Override
        public String meaning() {
            return why;
        }

        @Override
        public String advice() {
            return "as root: mkdir -p /dev/mqueue && mount -t mqueue none /dev/mqueue";
        }

        @Override
        public ExitStatus exitStatus() {
            return ExitStatus.NOT_SUPPORTED;
        }
    }

    /// The name now belongs to another queue than the one that was meant.
    record Replaced(FailedCall attempt) implements QueueFailure {
        @Override
        public String meaning() {
            return "that queue is gone; another one has its name now, and was left alone";
        }

        @Override
        public ExitStatus exitStatus() {
            return ExitStatus.NO_SUCH_QUEUE;
        }
    }

    /// EBADF: closed, or not opened for this.
    record WrongDescriptor(FailedCall attempt, String why) implements QueueFailure {
        @Override
        public String meaning() {
            return why;
        }
    }

    /// Anything else, in the C library's words.
    record Other(FailedCall attempt) implements QueueFailure {
        @Override
        public String meaning() {
            return attempt.errno().words();
        }
    }
}
