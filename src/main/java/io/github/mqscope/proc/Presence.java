package io.github.mqscope.proc;

import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.ErrnoException;
import java.util.List;

/// What can be said of a process that held a queue and is not seen to hold it any more.
public enum Presence {
    /// It is there, and its descriptors may be seen.
    SEEN,
    /// It has ended; nobody may have asked for its exit status yet.
    ENDED,
    /// It is there, and its descriptors may not be seen, or not all.
    HIDDEN;

    /// Looks now.
    public static Presence of(int pid) {
        try (Directory process = Directory.open("/proc/" + pid)) {
            if (TaskStatus.read(process, "status").hasEnded()) {
                // Of a program whose first thread ended before the others only those show what it holds.
                return threads(process) > 1 ? HIDDEN : ENDED;
            }
            return isReadable(process) ? SEEN : HIDDEN;
        } catch (ErrnoException e) {
            return e.errno().isAnyOf(Errno.ENOENT, Errno.ESRCH) ? ENDED : HIDDEN;
        }
    }

    private static int threads(Directory process) throws ErrnoException {
        try (Directory tasks = process.openDirectory("task")) {
            return tasks.names().size();
        }
    }

    // Of a process of the same user with more rights the descriptors may be counted and not read.
    private static boolean isReadable(Directory process) {
        try (Directory fds = process.openDirectory("fd")) {
            List<byte[]> names = fds.names();
            if (!names.isEmpty()) {
                byte[] _ = fds.readlink(names.getFirst());
            }
            return true;
        } catch (ErrnoException e) {
            return !e.errno().isAnyOf(Errno.EACCES, Errno.EPERM);
        }
    }
}
