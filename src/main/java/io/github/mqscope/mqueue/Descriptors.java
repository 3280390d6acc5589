package io.github.mqscope.mqueue;

import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.ErrnoException;

/// How many descriptors this process has open.
final class Descriptors {
    private Descriptors() {}

    /// The count, or -1 where there is no descriptor left to count them with.
    static long open() {
        try (Directory fds = Directory.open("/proc/self/fd")) {
            return fds.names().size() - 2L;
        } catch (ErrnoException e) {
            return Limits.read().rlimitNofile();
        }
    }
}
