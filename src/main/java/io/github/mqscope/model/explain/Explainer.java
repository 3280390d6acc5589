package io.github.mqscope.model.explain;

import static io.github.mqscope.model.failure.Errno.EACCES;
import static io.github.mqscope.model.failure.Errno.EAGAIN;
import static io.github.mqscope.model.failure.Errno.EBADF;
import static io.github.mqscope.model.failure.Errno.EBUSY;
import static io.github.mqscope.model.failure.Errno.EEXIST;
import static io.github.mqscope.model.failure.Errno.EINTR;
import static io.github.mqscope.model.failure.Errno.EINVAL;
import static io.github.mqscope.model.failure.Errno.EMFILE;
import static io.github.mqscope.model.failure.Errno.EMSGSIZE;
import static io.github.mqscope.model.failure.Errno.ENAMETOOLONG;
import static io.github.mqscope.model.failure.Errno.ENFILE;
import static io.github.mqscope.model.failure.Errno.ENOENT;
import static io.github.mqscope.model.failure.Errno.ENOMEM;
import static io.github.mqscope.model.failure.Errno.ENOSPC;
import static io.github.mqscope.model.failure.Errno.EPERM;
import static io.github.mqscope.model.failure.Errno.ETIMEDOUT;

import io.github.mqscope.text.Plural;
import java.util.List;
import java.util.Locale;

/// Explains every errno of every message queue call, as mq_open(3) and its kin have them.
public final class Explainer {
    private static final String OPEN = "mq_open";
    private static final String NOTIFY = "mq_notify";
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

    private static final List<Explanation> ALL = List.of(
            new Explanation(
                    OPEN,
                    EACCES,
                    "The queue exists, and its mode does not let you open it as you asked.",
                    s -> s.queue()
                            .map(q -> String.format(
                                    Locale.ROOT,
                                    "%s has mode %04o and belongs to %s (group %s); you are %s.",
                                    q.name(),
                                    q.mode(),
                                    q.owner(),
                                    q.group(),
                                    s.user()))
                            .orElse("You are " + s.user() + "."),
                    s -> "As its owner or root: chmod or chown /dev/mqueue/NAME, or open it only for what you may."),
            new Explanation(
                    OPEN,
                    EACCES,
                    "The name has a slash after the first, or is /. or /..",
                    s -> "Queues have no directories: all of a namespace's names stand side by side.",
                    s -> "Use one slash, at the start: /jobs."),
            new Explanation(
                    OPEN,
                    EEXIST,
                    "O_CREAT and O_EXCL were given, and there is a queue of that name.",
                    s -> s.queue()
                            .map(q -> q.name() + " exists"
                                    + (q.depth() < 0 ? "." : " with " + Plural.of(q.depth(), "message") + "."))
                            .orElse("Seen in this IPC namespace: " + Plural.of(s.queues(), "queue") + "."),
                    s -> "Leave O_EXCL out to use it, or first: mqscope unlink " + s.shellName()),
            new Explanation(
                    OPEN,
                    EINVAL,
                    "O_CREAT with attributes: mq_maxmsg or mq_msgsize is 0, negative, or above its ceiling.",
                    s -> "Here mq_maxmsg may be 1 to " + s.limits().msgMax() + ", mq_msgsize 1 to "
                            + s.limits().msgsizeMax() + "; with CAP_SYS_RESOURCE up to 65536 and 16777216.",
                    s ->
                            "Stay within these, or root may raise them: sysctl fs.mqueue.msg_max=N fs.mqueue.msgsize_max=N"),
            new Explanation(
                    OPEN,
                    EINVAL,
                    "The name does not begin with a slash.",
                    s -> "This check is the C library's; the kernel never sees the call.",
                    s -> "Write /jobs, not jobs."),
            new Explanation(
                    OPEN,
                    EMFILE,
                    "Creating it would cost more than the creating user's RLIMIT_MSGQUEUE has left. The words say"
                            + " “Too many open files”, which misleads: it is about memory.",
                    s -> s.limits().rlimitMsgqueue() < 0
                            ? "RLIMIT_MSGQUEUE of mqscope itself is unlimited; another process has its own:"
                                    + " grep msgqueue /proc/PID/limits"
                            : s.used() + " of " + s.limits().rlimitMsgqueue() + " bytes are spent by " + s.user()
                                    + "'s queues seen here, in other IPC namespaces maybe more; a queue of default size"
                                    + " costs " + s.costOfDefault() + ".",
                    s -> "Unlink queues you no longer need, ask for fewer or smaller messages, or raise it: ulimit -q"
                            + " BYTES; above the hard limit only root of the initial user namespace may (prlimit --msgqueue=BYTES)"),
            new Explanation(
                    OPEN,
                    EMFILE,
                    "The process has as many descriptors open as RLIMIT_NOFILE lets it.",
                    s -> "The limit of mqscope itself is " + s.limits().rlimitNofile()
                            + "; another process has its own: grep 'open files' /proc/PID/limits",
                    s -> "Close descriptors, or raise it: ulimit -n NUMBER"),
            new Explanation(
                    OPEN,
                    ENAMETOOLONG,
                    "The name has more than 255 bytes after the slash.",
                    s -> "Bytes count, not characters: ä is two in UTF-8.",
                    s -> "Choose a shorter name."),
            new Explanation(
                    OPEN,
                    ENFILE,
                    "The whole system's table of open files is full.",
                    s -> "See: cat /proc/sys/fs/file-nr",
                    s -> "End what holds them, or root may raise it: sysctl fs.file-max=N"),
            new Explanation(
                    OPEN,
                    ENOENT,
                    "No queue has that name, and O_CREAT was not given.",
                    s -> "Seen in this IPC namespace: " + Plural.of(s.queues(), "queue")
                            + "; one of another namespace (a container's) is not among them.",
                    s -> "See which there are: mqscope list. Create it: mqscope create NAME"),
            new Explanation(
                    OPEN,
                    ENOENT,
                    "The name is a lone slash.",
                    s -> "A name is at least one byte long.",
                    s -> "Write /jobs."),
            new Explanation(
                    OPEN,
                    ENOMEM,
                    "The kernel has no memory for the queue.",
                    s -> "Also a memory cgroup of this process can be full: cat /sys/fs/cgroup/…/memory.max",
                    s -> "Ask for fewer or smaller messages."),
            new Explanation(
                    OPEN,
                    ENOSPC,
                    "The IPC namespace has as many queues as it may without CAP_SYS_RESOURCE of the initial user namespace.",
                    s -> Plural.of(s.queues(), "queue") + " seen here, fs.mqueue.queues_max is "
                            + s.limits().queuesMax() + ".",
                    s -> "Unlink one, or root may raise it: sysctl fs.mqueue.queues_max=N"),
            new Explanation(
                    SEND,
                    EAGAIN,
                    "The queue is full, and O_NONBLOCK is set on this open description.",
                    Situation::full,
                    s -> "Take one out (mqscope receive " + s.shellName()
                            + "), wait for room (epoll: EPOLLOUT), or send" + " without O_NONBLOCK and wait."),
            new Explanation(SEND, EBADF, "The descriptor is not open for writing.", Situation::openers, s -> WRITING),
            new Explanation(SEND, EINTR, "A signal handler interrupted the wait.", s -> NOTHING_DONE, s -> RESTART),
            new Explanation(
                    SEND,
                    EINVAL,
                    "The priority is above 32767.",
                    s -> "MQ_PRIO_MAX is 32768, one more than the highest.",
                    s -> "Use 0 to 32767; POSIX promises only 0 to 31."),
            new Explanation(SEND, EINVAL, TIMEOUT, s -> CLOCK, s -> NORMALISE),
            new Explanation(
                    SEND,
                    EMSGSIZE,
                    "The message is longer than mq_msgsize.",
                    Situation::msgsize,
                    s -> "Send less, or create the queue again with a larger mq_msgsize, at most "
                            + s.limits().msgsizeMax() + " here."),
            new Explanation(
                    SEND,
                    ENOMEM,
                    "The kernel has no memory for the message.",
                    s -> "Room in the queue does not reserve memory for its messages.",
                    s -> "Free memory, or look at the memory cgroup's limit."),
            new Explanation(SEND, ETIMEDOUT, "The queue was full until the time given.", Situation::full, s -> DRAIN),
            new Explanation(
                    RECEIVE,
                    EAGAIN,
                    "The queue is empty, and O_NONBLOCK is set on this open description.",
                    Situation::empty,
                    s -> "Wait for a message (epoll: EPOLLIN, or mq_notify), or receive without O_NONBLOCK."),
            new Explanation(
                    RECEIVE, EBADF, "The descriptor is not open for reading.", Situation::openers, s -> READING),
            new Explanation(RECEIVE, EINTR, "A signal handler interrupted the wait.", s -> NOTHING_DONE, s -> RESTART),
            new Explanation(RECEIVE, EINVAL, TIMEOUT, s -> CLOCK, s -> NORMALISE),
            new Explanation(
                    RECEIVE,
                    EMSGSIZE,
                    "The buffer is smaller than mq_msgsize, whatever the length of the next message.",
                    Situation::msgsize,
                    s -> s.attributes()
                            .map(a -> "Give a buffer of at least " + Plural.of(a.msgsize(), "byte") + ".")
                            .orElse("Ask mq_getattr for mq_msgsize, and give a buffer of that size.")),
            new Explanation(
                    RECEIVE,
                    ETIMEDOUT,
                    "The queue was empty until the time given.",
                    Situation::empty,
                    s -> "See who should send: mqscope info " + s.shellName()),
            new Explanation(
                    NOTIFY,
                    EBUSY,
                    "Another registration stands: a queue has one, even for the same process.",
                    s -> s.queue()
                            .flatMap(q -> q.status())
                            .map(st -> st.isRegistered()
                                    ? s.name() + " notifies " + st.registrant() + " by " + st.via() + "."
                                    : "Nobody is registered on " + s.name() + " at this moment.")
                            .orElse("Who is registered stands in the queue's file: cat /dev/mqueue/NAME"),
                    s ->
                            "Wait until it is used up by a message, or have that process unregister, close a descriptor of the"
                                    + " queue, or end."),
            new Explanation(
                    NOTIFY,
                    EBADF,
                    "The descriptor is not one of mq_open's, or closed.",
                    s -> "Closing any descriptor of the queue also drops this process's registration.",
                    s -> "Keep it open for as long as you wait."),
            new Explanation(
                    NOTIFY,
                    EINVAL,
                    "sigev_notify is none of SIGEV_NONE, SIGEV_SIGNAL and SIGEV_THREAD, or sigev_signo no signal.",
                    s -> "Signals are 1 to 64.",
                    s -> "Set every field of struct sigevent."),
            new Explanation(
                    NOTIFY,
                    EINVAL,
                    "A process unregistered that was not registered (POSIX lets it fail; Linux does not).",
                    s -> "On Linux this succeeds and does nothing.",
                    s -> "Nothing need be done."),
            new Explanation(
                    NOTIFY,
                    ENOMEM,
                    "The kernel has no memory for the registration.",
                    s -> "With SIGEV_THREAD the C library also starts a thread.",
                    s -> "Free memory; see ulimit -u for threads."),
            new Explanation(
                    "mq_unlink",
                    EACCES,
                    "Only its owner or root may unlink a queue, whatever its mode: the directory of queues is sticky.",
                    Situation::owner,
                    s -> "As its owner or root: mqscope unlink " + s.shellName()),
            new Explanation(
                    "mq_unlink",
                    EPERM,
                    "The same: the kernel says EPERM where the C library may say EACCES.",
                    Situation::owner,
                    s -> "As its owner or root: mqscope unlink " + s.shellName()),
            new Explanation(
                    "mq_unlink",
                    ENOENT,
                    "No queue has that name.",
                    s -> "Seen in this IPC namespace: " + Plural.of(s.queues(), "queue")
                            + ". One that is already unlinked can still be open"
                            + " somewhere; it has no name any more.",
                    s -> "See which there are: mqscope list"),
            new Explanation(
                    "mq_unlink",
                    ENAMETOOLONG,
                    "The name has more than 255 bytes after the slash.",
                    s -> "No queue can have it.",
                    s -> "Look at the name: mqscope list"),
            new Explanation(
                    "mq_close",
                    EBADF,
                    "The descriptor is none of mq_open's, or closed already.",
                    s -> "A number closed twice may by now belong to something else.",
                    s -> "Close each once."),
            new Explanation(
                    "mq_getattr",
                    EBADF,
                    "The descriptor is none of mq_open's, or closed.",
                    s -> "Any access mode will do for mq_getattr.",
                    s -> "See what it is: ls -l /proc/PID/fd/N"),
            new Explanation(
                    "mq_setattr",
                    EBADF,
                    "The descriptor is none of mq_open's, or closed.",
                    s -> "Any access mode will do for mq_setattr.",
                    s -> "See what it is: ls -l /proc/PID/fd/N"),
            new Explanation(
                    "mq_setattr",
                    EINVAL,
                    "mq_flags has a bit other than O_NONBLOCK.",
                    s -> s.attributes()
                            .map(a -> "mq_maxmsg " + a.maxmsg() + " and mq_msgsize " + a.msgsize() + " of " + s.name()
                                    + " cannot be changed: mq_setattr passes over them.")
                            .orElse("mq_maxmsg and mq_msgsize cannot be changed: mq_setattr passes over them."),
                    s -> "Set O_NONBLOCK or 0."));

    private Explainer() {}

    /// The functions that are explained, as their manual pages are called.
    public static List<String> calls() {
        return ALL.stream().map(Explanation::call).distinct().toList();
    }

    /// The names of what a function can fail with.
    public static List<String> errnos(String call) {
        return ALL.stream()
                .filter(e -> e.call().equals(call))
                .map(e -> e.errno().name())
                .distinct()
                .toList();
    }

    /// Every cause of an errno of a function, the likeliest first.
    /// @param errno its name, such as `EAGAIN`
    /// @param call as of [#calls]; `mq_timedsend` and `mq_timedreceive` are found under their plain names
    public static List<Explanation> explain(String call, String errno) {
        String plain = call.replace("mq_timed", "mq_");
        return ALL.stream()
                .filter(e -> e.call().equals(plain) && e.errno().name().equals(errno))
                .toList();
    }
}
