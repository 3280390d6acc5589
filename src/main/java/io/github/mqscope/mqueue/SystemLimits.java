package io.github.mqscope.mqueue;

import io.github.mqscope.model.queue.Limits;
import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.FileReads;
import io.github.mqscope.sys.Self;

/// The limits of this process, of its IPC namespace and of its user.
public final class SystemLimits {
    private static final String PROC = "/proc/sys/fs/mqueue";

    private SystemLimits() {}

    /// The limits now.
    public static Limits read() {
        return new Limits(
                sysctl("queues_max"),
                sysctl("msg_max"),
                sysctl("msgsize_max"),
                sysctl("msg_default"),
                sysctl("msgsize_default"),
                rlimit(Self.RLIMIT_MSGQUEUE),
                rlimit(Self.RLIMIT_NOFILE));
    }

    // In one read: these files give nothing past the first, however short, and java.nio begins with one byte.
    private static long sysctl(String name) {
        try (Directory directory = Directory.open(PROC)) {
            return Long.parseLong(FileReads.text(directory, name, 32).strip());
        } catch (ErrnoException | NumberFormatException unreadable) {
            return -1;
        }
    }

    private static long rlimit(int resource) {
        try {
            return Self.softLimit(resource);
        } catch (ErrnoException unreadable) {
            return -1;
        }
    }
}
