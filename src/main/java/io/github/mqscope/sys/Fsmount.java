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
            int opened = (int) Syscall.check("fsopen", C.syscall(SYS_FSOPEN, type, CLOEXEC, 0, 0, 0));
            try (Fd context = new Fd(opened)) {
                context.call("fsconfig", on -> C.syscall(SYS_FSCONFIG, on, FSCONFIG_CMD_CREATE, 0, 0, 0));
                return new Directory((int) context.call("fsmount", on -> C.syscall(SYS_FSMOUNT, on, CLOEXEC, 0, 0, 0)));
            }
        }
    }
}
