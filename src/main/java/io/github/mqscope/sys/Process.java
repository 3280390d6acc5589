package io.github.mqscope.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// This process: who it is, and becoming another program.
public final class Process {
    /// Resource numbers of getrlimit(2).
    public static final int RLIMIT_NOFILE = 7;

    public static final int RLIMIT_MSGQUEUE = 12;

    private Process() {}

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
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment rlimit = arena.allocate(16, 8);
            Syscall.check("getrlimit", C.getrlimit(resource, rlimit.address()));
            return rlimit.get(ValueLayout.JAVA_LONG, 0);
        }
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
