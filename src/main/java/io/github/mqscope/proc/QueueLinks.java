package io.github.mqscope.proc;

import java.util.Arrays;

/// Which links below `/proc/PID/fd` may lead to a queue: looking at the text spares the kernel a stat, and
/// spares us one of a file on a server that does not answer.
///
/// mq_open(3) gives `/name`; a queue opened as a file gives its path below the mount point.
final class QueueLinks {
    private final byte[] mountPoint;

    /// @param mountPoint the directory where this process sees queues as files, without a slash at its end;
    ///     empty where it sees none
    QueueLinks(byte[] mountPoint) {
        this.mountPoint = mountPoint.clone();
    }

    boolean mayBeQueue(byte[] target) {
        return isFileBelow(target, 0) || (startsWithMountPoint(target) && isFileBelow(target, mountPoint.length));
    }

    private boolean startsWithMountPoint(byte[] target) {
        return mountPoint.length > 0
                && target.length > mountPoint.length
                && Arrays.equals(target, 0, mountPoint.length, mountPoint, 0, mountPoint.length);
    }

    // A slash, something, and no other slash; " (deleted)" has none.
    private static boolean isFileBelow(byte[] target, int at) {
        if (target.length < at + 2 || target[at] != '/') {
            return false;
        }
        for (int i = at + 1; i < target.length; i++) {
            if (target[i] == '/') {
                return false;
            }
        }
        return true;
    }
}
