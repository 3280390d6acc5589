package io.github.mqscope.mqueue;

import io.github.mqscope.model.queue.Limits;
import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.FileReads;

/// How many descriptors this process has open, and the system.
final class OpenDescriptors {
    private OpenDescriptors() {}

    /// `24 of 24 descriptors are open here`.
    static String words(Limits limits) {
        return open() + " of " + limits.rlimitNofile() + " descriptors are open here";
    }

    /// The first and the last number of `/proc/sys/fs/file-nr`, `, 9216 of 9216`; empty where no descriptor is left to
    /// read it with.
    static String ofSystem() {
        try (Directory fs = Directory.open("/proc/sys/fs")) {
            String[] numbers = FileReads.text(fs, "file-nr", 64).strip().split("\\s+");
            return ", " + numbers[0] + " of " + numbers[numbers.length - 1];
        } catch (ErrnoException e) {
            return "";
        }
    }

    /// The count, or -1 where there is no descriptor left to count them with.
    static long open() {
        try (Directory fds = Directory.open("/proc/self/fd")) {
            return fds.names().size() - 2L;
        } catch (ErrnoException e) {
            return SystemLimits.read().rlimitNofile();
        }
    }
}
