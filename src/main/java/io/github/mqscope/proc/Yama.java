package io.github.mqscope.proc;

import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.FileReads;
import java.util.OptionalInt;

/// The security module that keeps a user's processes from looking into each other, see ptrace(2).
final class Yama {
    private static final int SMALL = 16;

    private Yama() {}

    /// `ptrace_scope` now: 0 to 3, empty where the kernel has no Yama.
    static OptionalInt ptraceScope() {
        try (Directory settings = Directory.open("/proc/sys/kernel/yama")) {
            return OptionalInt.of(Integer.parseInt(
                    FileReads.text(settings, "ptrace_scope", SMALL).strip()));
        } catch (ErrnoException | NumberFormatException none) {
            return OptionalInt.empty();
        }
    }
}
