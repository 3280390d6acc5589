package io.github.mqscope.model.explain;

import static io.github.mqscope.model.failure.Errno.EACCES;
import static io.github.mqscope.model.failure.Errno.EBADF;
import static io.github.mqscope.model.failure.Errno.EINVAL;
import static io.github.mqscope.model.failure.Errno.ENAMETOOLONG;
import static io.github.mqscope.model.failure.Errno.ENOENT;
import static io.github.mqscope.model.failure.Errno.EPERM;

import io.github.mqscope.model.QueueState;
import java.util.List;

/// Why mq_unlink(3), mq_close(3), mq_getattr(3) and mq_setattr(3) fail.
final class OtherErrors {
    static final List<Cause> ALL = List.of(
            new Cause(
                    "mq_unlink",
                    EACCES,
                    "Only its owner or root may unlink a queue, whatever its mode: the directory of queues is sticky.",
                    OtherErrors::owner,
                    s -> "As its owner or root: mqscope unlink " + s.shellName()),
            new Cause(
                    "mq_unlink",
                    EPERM,
                    "The same: the kernel says EPERM where the C library may say EACCES.",
                    OtherErrors::owner,
                    s -> "As its owner or root: mqscope unlink " + s.shellName()),
            new Cause(
                    "mq_unlink",
                    ENOENT,
                    "No queue has that name.",
                    s -> s.queues()
                            + " queues are in this IPC namespace. One that is already unlinked can still be open"
                            + " somewhere; it has no name any more.",
                    s -> "See which there are: mqscope list"),
            new Cause(
                    "mq_unlink",
                    ENAMETOOLONG,
                    "The name has more than 255 bytes after the slash.",
                    s -> "No queue can have it.",
                    s -> "Look at the name: mqscope list"),
            new Cause(
                    "mq_close",
                    EBADF,
                    "The descriptor is none of mq_open's, or closed already.",
                    s -> "A number closed twice may by now belong to something else.",
                    s -> "Close each once."),
            new Cause(
                    "mq_getattr",
                    EBADF,
                    "The descriptor is none of mq_open's, or closed.",
                    s -> "Any access mode will do for mq_getattr.",
                    s -> "See what it is: ls -l /proc/PID/fd/N"),
            new Cause(
                    "mq_setattr",
                    EBADF,
                    "The descriptor is none of mq_open's, or closed.",
                    s -> "Any access mode will do for mq_setattr.",
                    s -> "See what it is: ls -l /proc/PID/fd/N"),
            new Cause(
                    "mq_setattr",
                    EINVAL,
                    "mq_flags has a bit other than O_NONBLOCK.",
                    s -> s.attributes()
                            .map(a -> "mq_maxmsg " + a.maxmsg() + " and mq_msgsize " + a.msgsize() + " of " + s.name()
                                    + " cannot be changed: mq_setattr passes over them.")
                            .orElse("mq_maxmsg and mq_msgsize cannot be changed: mq_setattr passes over them."),
                    s -> "Set O_NONBLOCK or 0."));

    private OtherErrors() {}

    private static String owner(Situation now) {
        return now.queue()
                .map(QueueState::owner)
                .map(owner -> now.name() + " belongs to " + owner + "; you are " + now.user() + ".")
                .orElse("You are " + now.user() + ".");
    }
}
