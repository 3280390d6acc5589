package io.github.mqscope.model.explain;

import static io.github.mqscope.model.failure.Errno.EACCES;
import static io.github.mqscope.model.failure.Errno.EEXIST;
import static io.github.mqscope.model.failure.Errno.EINVAL;
import static io.github.mqscope.model.failure.Errno.EMFILE;
import static io.github.mqscope.model.failure.Errno.ENAMETOOLONG;
import static io.github.mqscope.model.failure.Errno.ENFILE;
import static io.github.mqscope.model.failure.Errno.ENOENT;
import static io.github.mqscope.model.failure.Errno.ENOMEM;
import static io.github.mqscope.model.failure.Errno.ENOSPC;

import io.github.mqscope.model.failure.Errno;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Why mq_open(3) fails.
final class OpenErrors {
    static final List<Cause> ALL = List.of(
            cause(
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
            cause(
                    EACCES,
                    "The name has a slash after the first, or is /. or /..",
                    s -> "Queues have no directories: all of a namespace's names stand side by side.",
                    s -> "Use one slash, at the start: /jobs."),
            cause(
                    EEXIST,
                    "O_CREAT and O_EXCL were given, and there is a queue of that name.",
                    s -> s.queue()
                            .map(q -> q.name() + " exists with " + q.depth() + " messages.")
                            .orElse("There are " + s.queues() + " queues in this IPC namespace."),
                    s -> "Leave O_EXCL out to use it, or first: mqscope unlink " + s.shellName()),
            cause(
                    EINVAL,
                    "O_CREAT with attributes: mq_maxmsg or mq_msgsize is 0, negative, or above its ceiling.",
                    s -> "Here mq_maxmsg may be 1 to " + s.limits().msgMax() + ", mq_msgsize 1 to "
                            + s.limits().msgsizeMax() + "; with CAP_SYS_RESOURCE up to 65536 and 16777216.",
                    s -> "Ask for less, or as root: sysctl fs.mqueue.msg_max=N fs.mqueue.msgsize_max=N"),
            cause(
                    EINVAL,
                    "The name does not begin with a slash.",
                    s -> "This check is the C library's; the kernel never sees the call.",
                    s -> "Write /jobs, not jobs."),
            cause(
                    EMFILE,
                    "Creating it would cost more than the creating user's RLIMIT_MSGQUEUE has left. The words say"
                            + " “Too many open files”, which misleads: it is about memory.",
                    s -> s.limits().rlimitMsgqueue() < 0
                            ? "RLIMIT_MSGQUEUE is unlimited here, so it is not this."
                            : s.used() + " of " + s.limits().rlimitMsgqueue() + " bytes are spent by " + s.user()
                                    + "'s queues seen here, in other IPC namespaces maybe more; a queue of default size"
                                    + " costs " + s.costOfDefault() + ".",
                    s -> "Unlink queues you no longer need, ask for fewer or smaller messages, or raise it: ulimit -q"
                            + " BYTES (as root, or prlimit --msgqueue=BYTES)"),
            cause(
                    EMFILE,
                    "The process has as many descriptors open as RLIMIT_NOFILE lets it.",
                    s -> "The limit of mqscope itself is " + s.limits().rlimitNofile()
                            + "; another process has its own: grep 'open files' /proc/PID/limits",
                    s -> "Close descriptors, or raise it: ulimit -n NUMBER"),
            cause(
                    ENAMETOOLONG,
                    "The name has more than 255 bytes after the slash.",
                    s -> "Bytes count, not characters: ä is two in UTF-8.",
                    s -> "Choose a shorter name."),
            cause(
                    ENFILE,
                    "The whole system's table of open files is full.",
                    s -> "See: cat /proc/sys/fs/file-nr",
                    s -> "End what holds them, or as root: sysctl fs.file-max=N"),
            cause(
                    ENOENT,
                    "No queue has that name, and O_CREAT was not given.",
                    s -> s.queues() + " queues are in this IPC namespace; one of another namespace (a container's) is"
                            + " not among them.",
                    s -> "See which there are: mqscope list. Create it: mqscope create NAME"),
            cause(ENOENT, "The name is a lone slash.", s -> "A name is at least one byte long.", s -> "Write /jobs."),
            cause(
                    ENOMEM,
                    "The kernel has no memory for the queue.",
                    s -> "Also a memory cgroup of this process can be full: cat /sys/fs/cgroup/…/memory.max",
                    s -> "Ask for fewer or smaller messages."),
            cause(
                    ENOSPC,
                    "The IPC namespace has as many queues as it may, and you lack CAP_SYS_RESOURCE.",
                    s -> s.queues() + " queues are seen here, fs.mqueue.queues_max is "
                            + s.limits().queuesMax() + ".",
                    s -> "Unlink one, or as root: sysctl fs.mqueue.queues_max=N"));

    private OpenErrors() {}

    private static Cause cause(
            Errno errno, String means, Function<Situation, String> here, Function<Situation, String> fix) {
        return new Cause("mq_open", errno, means, here, fix);
    }
}
