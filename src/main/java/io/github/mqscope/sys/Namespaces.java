package io.github.mqscope.sys;

import java.nio.charset.StandardCharsets;

/// Entering namespaces, see setns(2) and namespaces(7).
public final class Namespaces {
    private static final int CLONE_NEWIPC = 0x08000000;

    private Namespaces() {}

    /// Moves this thread, and no other, into the IPC namespace of a process.
    /// @throws ErrnoException EPERM without CAP_SYS_ADMIN there, EACCES where the process may not be looked into,
    ///                        ENOENT where it has ended
    public static void enterIpc(int pid) throws ErrnoException {
        try (Directory process = Directory.open("/proc/" + pid + "/ns");
                Fd namespace = process.open("ipc".getBytes(StandardCharsets.US_ASCII), 0, 0)) {
            Syscall.check("setns", C.setns(namespace.number(), CLONE_NEWIPC));
        }
    }
}
