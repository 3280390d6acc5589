package io.github.mqscope.sys;

import io.github.mqscope.model.failure.Errno;
import java.util.Set;

/// Lets the n-th system call of this thread fail that would have succeeded. What it opened is closed first, as if
/// the kernel had refused it.
public final class FailedCalls implements AutoCloseable {
    private static final Set<String> OPENING = Set.of(
            "bpf",
            "openat",
            "mq_open",
            "epoll_create1",
            "eventfd",
            "timerfd_create",
            "signalfd",
            "inotify_init1",
            "socket",
            "accept4",
            "fsopen",
            "fsmount");

    private static boolean held; // Of the one thread that tests.

    private final Thread thread = Thread.currentThread();
    private final int failing;
    private final Errno errno;
    private int calls;

    private FailedCalls(int failing, Errno errno) {
        this.failing = failing;
        this.errno = errno;
        Syscall.inject(this::succeeded);
    }

    /// Only counts.
    public static FailedCalls none() {
        return new FailedCalls(0, Errno.EIO);
    }

    /// @param failing which call, from 1
    public static FailedCalls nth(int failing, Errno errno) {
        return new FailedCalls(failing, errno);
    }

    private void succeeded(String call, long result) throws ErrnoException {
        // What a loader that ran has left in its context cannot be told from here, so one that returns 0 is left out.
        boolean leftOut = call.equals("bpf") && result == 0;
        if (Thread.currentThread() != thread || held || leftOut || ++calls != failing) {
            return;
        }
        if (OPENING.contains(call)) {
            new Fd(Math.toIntExact(result)).close();
        }
        throw new ErrnoException(call, errno);
    }

    /// Lets calls pass uncounted, until told otherwise: those of a loop that has to run on.
    public static void hold(boolean on) {
        held = on;
    }

    /// The calls so far.
    public int calls() {
        return calls;
    }

    @Override
    public void close() {
        Syscall.inject((call, result) -> {});
    }
}
