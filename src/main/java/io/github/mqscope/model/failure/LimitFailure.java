package io.github.mqscope.model.failure;

import io.github.mqscope.model.queue.Limits;

/// A queue could not be opened or created because something is used up: descriptors, bytes or queues.
public sealed interface LimitFailure extends QueueFailure {
    /// EMFILE, which has two meanings: too many descriptors here, or this user's queues cost too much.
    record LimitReached(FailedCall attempt, long cost, Limits limits, long descriptors, String used)
            implements LimitFailure {
        @Override
        public String meaning() {
            String open = descriptors + " of " + limits.rlimitNofile() + " descriptors are open here";
            if (cost < 0) {
                return open + ", and no queue was to be created, so it is not RLIMIT_MSGQUEUE";
            }
            return "this queue would cost " + cost + " bytes of the RLIMIT_MSGQUEUE of " + limits.rlimitMsgqueue()
                    + " that all queues created by this user share (" + used + open + ")";
        }

        @Override
        public String advice() {
            return cost < 0
                    ? "raise it with `ulimit -n`"
                    : "unlink queues you no longer need, ask for less, or raise it with `ulimit -q`";
        }
    }

    /// ENFILE: the whole system has no descriptor left.
    record SystemFileLimit(FailedCall attempt, String numbers) implements LimitFailure {
        @Override
        public String meaning() {
            return "the system's table of open files is full" + numbers;
        }

        @Override
        public String advice() {
            return "see fs.file-max and fs.file-nr in /proc/sys/fs";
        }
    }

    /// ENOSPC on creation.
    record TooManyQueues(FailedCall attempt, Limits limits) implements LimitFailure {
        @Override
        public String meaning() {
            return "this IPC namespace has its fs.mqueue.queues_max of " + limits.queuesMax() + " queues";
        }

        @Override
        public String advice() {
            return "unlink one, or as root raise fs.mqueue.queues_max";
        }
    }
}
