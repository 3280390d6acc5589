package io.github.mqscope.model;

import io.github.mqscope.model.queue.Limits;

/// Whether a queue of some size could be created by the user who runs this, as far as can be seen here.
///
/// @param verdict what the kernel would answer
/// @param cost    bytes of RLIMIT_MSGQUEUE that it takes
/// @param left    bytes that are left of it, negative where it is unlimited
public record CreationFit(Verdict verdict, long cost, long left) {
    /// What mq_open(3) would say.
    public enum Verdict {
        /// It would be created.
        FITS,
        /// Not a size: EINVAL.
        NO_SIZE,
        /// Above fs.mqueue.msg_max: EINVAL without CAP_SYS_RESOURCE.
        ABOVE_MSG_MAX,
        /// Above fs.mqueue.msgsize_max: EINVAL without CAP_SYS_RESOURCE.
        ABOVE_MSGSIZE_MAX,
        /// The namespace has fs.mqueue.queues_max queues: ENOSPC without CAP_SYS_RESOURCE.
        NO_MORE_QUEUES,
        /// It costs more than is left of RLIMIT_MSGQUEUE: EMFILE.
        TOO_COSTLY
    }

    /// The kernel's own ceilings, above which nobody gets.
    public static final long LARGEST_MAXMSG = 65_536;

    public static final long LARGEST_MSGSIZE = 16L << 20;

    /// Created by the user who runs this.
    public static CreationFit of(Snapshot now, long maxmsg, long msgsize) {
        boolean isSize = maxmsg > 0 && msgsize > 0 && maxmsg <= LARGEST_MAXMSG && msgsize <= LARGEST_MSGSIZE;
        long cost = isSize ? Limits.cost(maxmsg, msgsize) : 0;
        long limit = now.limits().rlimitMsgqueue();
        long used = now.budgets().stream()
                .filter(Budget::mine)
                .mapToLong(Budget::used)
                .sum();
        long left = limit < 0 ? -1 : Math.max(0, limit - used);
        return new CreationFit(isSize ? verdict(now, maxmsg, msgsize, cost, left) : Verdict.NO_SIZE, cost, left);
    }

    private static Verdict verdict(Snapshot now, long maxmsg, long msgsize, long cost, long left) {
        Limits limits = now.limits();
        if (limits.msgMax() >= 0 && maxmsg > limits.msgMax()) {
            return Verdict.ABOVE_MSG_MAX;
        }
        if (limits.msgsizeMax() >= 0 && msgsize > limits.msgsizeMax()) {
            return Verdict.ABOVE_MSGSIZE_MAX;
        }
        if (limits.queuesMax() >= 0 && now.queues().size() >= limits.queuesMax()) {
            return Verdict.NO_MORE_QUEUES;
        }
        return left >= 0 && cost > left ? Verdict.TOO_COSTLY : Verdict.FITS;
    }
}
