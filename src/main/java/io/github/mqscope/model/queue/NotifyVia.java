package io.github.mqscope.model.queue;

/// How the kernel tells of a notification, `sigev_notify` of mq_notify(3).
public enum NotifyVia {
    /// A real-time signal through signalfd: tells the sender; a removal must be asked for.
    SIGNAL,
    /// A netlink socket: tells of removals too, not of the sender.
    THREAD,
    /// Not at all; only a look at the queue tells that it is gone.
    NONE
}
