package io.github.mqscope.model.queue;

import java.util.Locale;

/// How it is known that a thread waits on a queue.
public enum SeenBy {
    /// By the kernel's own list of who waits on it, which the probe reads.
    PROBE,
    /// By `/proc/PID/task/TID/syscall`: the call with its arguments.
    SYSCALL,
    /// By `/proc/PID/task/TID/wchan`: it sleeps in a queue call. On which queue, and whether to send, is concluded from
    /// what its process holds open, and from which of these are full or empty.
    WCHAN;

    /// As in JSON.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
