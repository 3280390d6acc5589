package io.github.mqscope.sys;

import io.github.mqscope.model.failure.Errno;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// This process: who it is, and becoming another program.
public final class Self {
    /// Resource numbers of getrlimit(2).
    public static final int RLIMIT_NOFILE = 7;

    public static final int RLIMIT_MSGQUEUE = 12;

    private static final int PRIO_PROCESS = 0; // On Linux one thread.

    private Self() {}

    /// getpid(2).
    public static int pid() {
        return C.getpid();
    }

    /// geteuid(2).
    public static int euid() {
        return C.geteuid();
    }

    /// The soft limit of a resource, -1 for unlimited, see getrlimit(2).
    public static long softLimit(int resource) throws ErrnoException {
        return limit(resource, 0);
    }

    /// The hard limit of a resource, -1 for unlimited.
    public static long hardLimit(int resource) throws ErrnoException {
        return limit(resource, 8);
    }

    private static long limit(int resource, int offset) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment rlimit = arena.allocate(16, 8);
            Syscall.check("getrlimit", C.getrlimit(resource, rlimit.address()));
            return rlimit.get(ValueLayout.JAVA_LONG, offset);
        }
    }

    /// Sets the soft limit of a resource and leaves the hard one, see setrlimit(2). Lowering it needs no privilege.
    public static void softLimit(int resource, long value) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment rlimit = arena.allocate(16, 8);
            Syscall.check("getrlimit", C.getrlimit(resource, rlimit.address()));
            rlimit.set(ValueLayout.JAVA_LONG, 0, value);
            Syscall.check("setrlimit", C.setrlimit(resource, rlimit.address()));
        }
    }

    /// Sets the nice value of one thread, see setpriority(2). Raising it needs no privilege.
    /// @param tid a thread, 0 for this one
    public static void nice(int tid, int nice) throws ErrnoException {
        Syscall.check("setpriority", C.setpriority(PRIO_PROCESS, tid, nice));
    }

    /// execv(3): this process becomes `argv`. Returns only by failing.
    public static ErrnoException exec(String path, List<byte[]> argv) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pointers = arena.allocate(8L * (argv.size() + 1), 8);
            for (int i = 0; i < argv.size(); i++) {
                pointers.set(
                        ValueLayout.JAVA_LONG,
                        8L * i,
                        CString.of(arena, argv.get(i)).address());
            }
            C.execv(CString.of(arena, path).address(), pointers.address());
            return new ErrnoException("execv", Errno.of(Syscall.errno()));
        }
    }
}
