package io.github.mqscope.model.failure;

import io.github.mqscope.model.queue.QueueName;
import java.util.Locale;

/// What mqscope can tell of why a call on a queue failed, and its words: what that means here, with numbers, and what
/// to do next. What the manual says of each errno of each call, also of those that mqscope never meets, is in
/// `model.explain`.
public enum Cause {
    /// ENOENT.
    NOT_FOUND(
            ExitStatus.NO_SUCH_QUEUE,
            "no queue of that name in this IPC namespace",
            "`mqscope list` shows those there are"),
    /// No queue of the name has an inode number.
    NOT_HELD(
            ExitStatus.NO_SUCH_QUEUE,
            "no queue of that name has the inode number %d, and no process that can be looked into holds one",
            "`mqscope list --json` shows the numbers, also of queues without a name"),
    /// The name now belongs to another queue than the one that was meant.
    REPLACED(ExitStatus.NO_SUCH_QUEUE, "that queue is gone; another one has its name now, and was left alone", ""),
    /// EEXIST.
    ALREADY_EXISTS("a queue of that name exists already", "use it, unlink it first, or choose another name"),
    /// EACCES or EPERM on opening or creating: what of mode, owner and the rest was found to forbid it.
    ACCESS_DENIED(ExitStatus.PERMISSION_DENIED, "%s", "%2$s"),
    /// EACCES or EPERM on unlinking, of which the queue's mode says nothing: the directory of queues is sticky.
    NOT_OWNER(ExitStatus.PERMISSION_DENIED, "%s", "%2$s"),
    /// EACCES or EPERM of a call on a descriptor, whose permission was settled when it was opened.
    REFUSED(
            ExitStatus.PERMISSION_DENIED,
            "no owner or mode forbids a call on an open descriptor; what is left: %s",
            ""),
    /// EROFS.
    READ_ONLY_MOUNT(
            ExitStatus.PERMISSION_DENIED,
            "the queue's file system is mounted read-only where this process looks at it",
            "use the queue by its name from another program, or remount it"),
    /// ENOSYS.
    NO_SYSTEM_CALL(ExitStatus.NOT_SUPPORTED, "%s", ""),
    /// ENOMEM.
    NO_MEMORY("the kernel has no memory for it%s", "free memory, or raise the limit of the memory cgroup"),
    /// EINVAL, EACCES, ENOENT or ENAMETOOLONG because of the name itself.
    INVALID_NAME("%s", QueueName.RULE),
    /// EINVAL on creation.
    BELOW_ONE(
            "mq_maxmsg %d and mq_msgsize %d must both be at least 1", "ask for one message and one byte at the least"),
    /// EINVAL on creation.
    ABOVE_LIMITS("mq_maxmsg %d of at most %d, mq_msgsize %d of at most %d", "%5$s"),
    /// EMFILE of a call that creates no queue, or that finds no descriptor free.
    NO_DESCRIPTOR(
            "%d of %d descriptors are open here, and no queue was to be created, so it is not RLIMIT_MSGQUEUE", "%3$s"),
    /// EMFILE on creation: this user's queues cost too much.
    OVER_BUDGET(
            "this queue would cost %s of the RLIMIT_MSGQUEUE of %d that all queues created by this user share"
                    + " (%s%d of %d descriptors are open here)",
            "%6$s"),
    /// EOVERFLOW on creation: the user has no number in the user namespace that the IPC namespace belongs to.
    NO_OWNER_THERE(
            "user %d has no number in the user namespace of these queues, so none can be his",
            "create it from inside, as a user of that namespace"),
    /// ENFILE: the whole system has no descriptor left.
    TOO_MANY_FILES("the system's table of open files is full%s", "see fs.file-max and fs.file-nr in /proc/sys/fs"),
    /// ENOSPC on creation.
    TOO_MANY_QUEUES("this IPC namespace has its fs.mqueue.queues_max of %s", "unlink one, or %2$s"),
    /// EAGAIN on a send.
    QUEUE_FULL(ExitStatus.WOULD_BLOCK, "the queue is full, %d of %s", ""),
    /// EAGAIN on a receive.
    QUEUE_EMPTY(ExitStatus.WOULD_BLOCK, "the queue is empty", ""),
    /// ETIMEDOUT.
    TIMED_OUT(ExitStatus.TIMED_OUT, "after %.3f s the queue was still %s", ""),
    /// EINTR because the owner cancelled.
    CANCELLED("cancelled; this call sent and received nothing", ""),
    /// EMSGSIZE on a send.
    MESSAGE_TOO_LONG(
            "the message has %s, this queue takes at most mq_msgsize %d",
            "shorten it, or create the queue again with a larger mq_msgsize"),
    /// EMSGSIZE on a receive: the buffer rule.
    BUFFER_TOO_SMALL(
            "the buffer has %s, mq_msgsize is %d: a receive buffer must hold the largest message, whatever the next"
                    + " one's length",
            "use a buffer of at least %3$s"),
    /// EINVAL on a send.
    INVALID_PRIORITY("priority %d is not between 0 and 32767", ""),
    /// EBUSY: somebody is registered with mq_notify.
    NOTIFICATION_TAKEN(
            "%s, and a queue has room for one registration", "it must unregister, end, or be notified first"),
    /// There is no real-time signal to be notified by.
    NO_SIGNAL(
            ExitStatus.NOT_SUPPORTED,
            "no real-time signal is free that every thread of this process blocks, as one that comes by signalfd must"
                    + " be",
            "use `--via thread`, or start mqscope by its launcher"),
    /// The queue file system cannot be seen: queues can be used by name, not listed.
    NOT_MOUNTED(ExitStatus.NOT_SUPPORTED, "%s", "%2$smkdir -p /dev/mqueue && mount -t mqueue none /dev/mqueue"),
    /// EBADF: closed, or not opened for this.
    WRONG_DESCRIPTOR("%s", ""),
    /// Refused by mqscope itself: in read-only mode nothing that changes a queue is asked of the kernel.
    READ_ONLY("mqscope is in read-only mode, so the kernel was not asked", "leave read-only mode in the View menu"),
    /// Refused by mqscope itself: it is registered for notification on as many queues as it may be at one time.
    TOO_MANY_REGISTRATIONS(
            "mqscope is registered on %d queues, the most at one time, so the kernel was not asked",
            "unregister from another queue first"),
    /// Anything else, in the C library's words.
    OTHER("%s", "");

    private final ExitStatus exitStatus;
    private final String meaning;
    private final String advice;

    Cause(String meaning, String advice) {
        this(ExitStatus.FAILED, meaning, advice);
    }

    Cause(ExitStatus exitStatus, String meaning, String advice) {
        this.exitStatus = exitStatus;
        this.meaning = meaning;
        this.advice = advice;
    }

    /// The exit status of a command that failed so.
    ExitStatus exitStatus() {
        return exitStatus;
    }

    /// The failure of a call.
    /// @param values what its words tell, in their order
    public QueueFailure of(FailedCall attempt, Object... values) {
        return new QueueFailure(
                attempt, this, String.format(Locale.ROOT, meaning, values), String.format(Locale.ROOT, advice, values));
    }
}
