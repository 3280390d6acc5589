package io.github.mqscope.sys;

import java.lang.foreign.Arena;

/// A file system mounted nowhere: a descriptor of its root, see fsopen(2), fsconfig(2), fsmount(2).
public final class Fsmount {
    /// f_type of the message queue file system.
    public static final long MQUEUE_MAGIC = 0x19800202L;

    private static final long SYS_FSOPEN = 430;
    private static final long SYS_FSCONFIG = 431;
    private static final long SYS_FSMOUNT = 432;
    private static final long CLOEXEC = 1;
    private static final long FSCONFIG_CMD_CREATE = 6;

    private Fsmount() {}

    /// The root directory of this IPC namespace's message queues. Needs CAP_SYS_ADMIN; nothing is mounted.
    public static Directory mqueue() throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            long type = CString.of(arena, "mqueue").address();
            Fd context = descriptor("fsopen", C.syscall(SYS_FSOPEN, type, CLOEXEC, 0, 0, 0));
            try {
                int number = context.number();
                Syscall.check("fsconfig", C.syscall(SYS_FSCONFIG, number, FSCONFIG_CMD_CREATE, 0, 0, 0));
                return Directory.of(descriptor("fsmount", C.syscall(SYS_FSMOUNT, number, CLOEXEC, 0, 0, 0)));
            } finally {
                context.close();
            }
        }
    }

    private static Fd descriptor(String call, long result) throws ErrnoException {
        return new Fd(Math.toIntExact(Syscall.check(call, result)));
    }
}
