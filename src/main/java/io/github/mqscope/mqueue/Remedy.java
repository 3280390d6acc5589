package io.github.mqscope.mqueue;

import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Self;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// What helps against a limit, as this process can do it: clauses that do not tell root to be root, and that name who
/// can where this process cannot.
final class Remedy {
    private Remedy() {}

    /// Against a limit of the IPC namespace.
    /// @param names of files in /proc/sys/fs/mqueue
    static String sysctl(String... names) {
        String what = "raise fs.mqueue." + String.join(" and fs.mqueue.", names) + " with sysctl";
        boolean writable =
                Arrays.stream(names).allMatch(name -> Files.isWritable(Path.of("/proc/sys/fs/mqueue", name)));
        ProcessRights me = ProcessRights.read();
        return writable
                ? what
                : me.uid() != 0
                        ? "as root " + what
                        : what + " from outside, since /proc/sys/fs/mqueue may not be written here";
    }

    /// Against a soft limit of this process.
    /// @param option of ulimit
    static String ulimit(String option, int resource) {
        String how = "`ulimit " + option + "`";
        long hard = hardLimit(resource);
        if (hard < 0 || hard > softLimit(resource)) {
            return "raise it with " + how + (hard < 0 ? "" : ", as far as its hard limit of " + hard);
        }
        ProcessRights me = ProcessRights.read();
        return me.isAboveLimits() || !me.isKnown()
                ? "raise it with " + how
                : "raise it " + (me.uid() != 0 ? "as root " : "with CAP_SYS_RESOURCE in the initial user namespace ")
                        + "(" + how + ", limits.conf), since its hard limit is as low";
    }

    private static long softLimit(int resource) {
        try {
            return Self.softLimit(resource);
        } catch (ErrnoException unreadable) {
            return -1;
        }
    }

    private static long hardLimit(int resource) {
        try {
            return Self.hardLimit(resource);
        } catch (ErrnoException unreadable) {
            return -1;
        }
    }
}
