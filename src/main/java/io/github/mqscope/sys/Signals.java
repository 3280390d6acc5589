package io.github.mqscope.sys;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Masks, handlers and signals to one thread, see sigprocmask(2), sigaction(2) and tgkill(2).
///
/// ```c
/// struct sigaction {            // 152 bytes in glibc
///     void   (*sa_handler)();   //   0
///     sigset_t sa_mask;         //   8
///     int      sa_flags;        // 136  SA_RESTART is left out: the call returns EINTR
///     …
/// };
/// ```
public final class Signals {
    public static final int SIGACTION_SIZE = 152;
    public static final int SA_FLAGS = 136;

    private static final int SIG_BLOCK = 0;
    private static final int SIG_UNBLOCK = 1;
    private static final String BLOCKED = "\nSigBlk:\t";

    private Signals() {}

    /// Blocks `set` in this thread and in those it starts.
    public static void block(SigSet set) throws ErrnoException {
        mask(SIG_BLOCK, set);
    }

    /// Unblocks `set` in this thread, which may have inherited a mask from whoever started the process.
    public static void unblock(SigSet set) throws ErrnoException {
        mask(SIG_UNBLOCK, set);
    }

    private static void mask(int how, SigSet set) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            Syscall.checkReturned(
                    "pthread_sigmask",
                    C.pthread_sigmask(how, set.allocate(arena).address(), 0));
        }
    }

    /// Installs a handler that does nothing, so that the signal interrupts a blocked call with EINTR and
    /// has no other effect. The handler is sched_yield(2) of the C library: no code of ours runs.
    public static void installInterrupter(int signal) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment action = arena.allocate(SIGACTION_SIZE, 8);
            action.set(ValueLayout.JAVA_LONG, 0, CString.functionAddress("sched_yield"));
            Syscall.check("sigaction", C.sigaction(signal, action.address(), 0));
        }
    }

    /// Sends a signal to one thread of this process.
    public static void tgkill(int tid, int signal) throws ErrnoException {
        Syscall.check("tgkill", C.tgkill(C.getpid(), tid, signal));
    }

    /// Sends a signal to a process.
    public static void kill(int pid, int signal) throws ErrnoException {
        Syscall.check("kill", C.kill(pid, signal));
    }

    /// The kernel's id of this thread.
    public static int gettid() {
        return C.gettid();
    }

    /// What this thread blocks.
    public static SigSet blocked() throws IOException {
        return blocked(Path.of("/proc/thread-self/status"));
    }

    /// Whether every thread of this process blocks `set`, so that a signalfd gets it.
    public static boolean blockedByAllThreads(SigSet set) throws IOException {
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
            for (Path thread : threads) {
                if (!threadBlocks(thread, set)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean threadBlocks(Path thread, SigSet set) throws IOException {
        try {
            return blocked(thread.resolve("status")).containsAll(set);
        } catch (NoSuchFileException ended) {
            return true;
        }
    }

    // Each start reads this of each thread: so no lines are made of it. A newline in a thread's name is escaped there.
    private static SigSet blocked(Path status) throws IOException {
        String text = Files.readString(status, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(BLOCKED);
        if (at < 0) {
            throw new IOException(status + " has no SigBlk line");
        }
        int mask = at + BLOCKED.length();
        return new SigSet(Long.parseUnsignedLong(text.substring(mask, text.indexOf('\n', mask)), 16));
    }
}
