package io.github.mqscope.mqueue;

import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.FileReads;
import io.github.mqscope.sys.Fsmount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The mounts of the queue file system that this process sees, and which of them shows its own IPC namespace.
///
/// Every namespace has a file system of its own, and any of them may be mounted anywhere. Ours has the device
/// that a queue opened by name is on. Where no queue may be opened, nothing tells an empty mount of ours from
/// one of another namespace. A queue created for a moment would; but it would be charged to RLIMIT_MSGQUEUE and
/// queues_max, so that another program could fail for it, and would wake all who watch the directory. A look
/// must do neither: such a mount is taken where there is no better one, and said to be unproved.
final class QueueMounts {
    private Optional<Long> device;

    /// A mount that is ours, or may be.
    record Found(Directory root, String path, long dev) {}

    private QueueMounts(Optional<Long> device) {
        this.device = device;
    }

    /// Where the device is known for certain.
    static QueueMounts ofDevice(long device) {
        return new QueueMounts(Optional.of(device));
    }

    /// Where queues opened by name may tell the device.
    /// @param known names that may lead to a queue, also where none is listed
    static QueueMounts ofNames(Collection<QueueName> known) throws ErrnoException {
        QueueMounts mounts = new QueueMounts(Optional.empty());
        for (QueueName name : known) {
            mounts.learn(name);
        }
        return mounts;
    }

    /// Opens the best: one that is proved, else the first that may be ours.
    /// @throws ErrnoException there is no descriptor left to look with
    Optional<Found> find() throws ErrnoException {
        List<Found> found = new ArrayList<>();
        try {
            for (String path : mountPoints()) {
                look(path).ifPresent(found::add);
            }
            Optional<Found> best =
                    found.stream().filter(f -> device.isEmpty() || isProved(f)).findFirst();
            best.ifPresent(found::remove);
            return best;
        } finally {
            found.forEach(rejected -> rejected.root.close());
        }
    }

    /// Whether a mount that was found is ours for certain.
    boolean isProved(Found found) {
        return device.equals(Optional.of(found.dev));
    }

    private static List<String> mountPoints() {
        try {
            return mountPoints(Files.readString(Path.of("/proc/self/mountinfo")));
        } catch (IOException unreadable) {
            return List.of("/dev/mqueue");
        }
    }

    static List<String> mountPoints(String mountinfo) {
        List<String> paths = new ArrayList<>();
        for (String line : mountinfo.split("\n")) {
            int dash = line.indexOf(" - mqueue ");
            if (dash > 0) {
                paths.add(unescape(line.substring(0, dash).split(" ")[4]));
            }
        }
        return paths;
    }

    // Mount points have space, tab, newline and backslash as octal.
    private static String unescape(String path) {
        return path.replace("\\040", " ")
                .replace("\\011", "\t")
                .replace("\\012", "\n")
                .replace("\\134", "\\");
    }

    private Optional<Found> look(String path) throws ErrnoException {
        Directory candidate;
        try {
            candidate = Directory.open(path);
        } catch (ErrnoException e) {
            return passedOver(e);
        }
        try {
            if (mayBeOurs(candidate)) {
                long dev = Directory.stat(candidate).dev();
                return Optional.of(new Found(candidate, path, dev));
            }
            candidate.close();
            return Optional.empty();
        } catch (ErrnoException e) {
            candidate.close();
            return passedOver(e);
        }
    }

    // The next one may do; not so where there are no descriptors, since that says nothing of the mount.
    private static Optional<Found> passedOver(ErrnoException e) throws ErrnoException {
        if (isExhausted(e.errno())) {
            throw e;
        }
        return Optional.empty();
    }

    static boolean isExhausted(Errno errno) {
        return errno.isAnyOf(Errno.EMFILE, Errno.ENFILE);
    }

    private boolean mayBeOurs(Directory candidate) throws ErrnoException {
        return FileReads.fileSystemType(candidate) == Fsmount.MQUEUE_MAGIC
                && (device.isPresent() || !isContradicted(candidate));
    }

    // A queue that is listed there, and that mq_open does not know.
    private boolean isContradicted(Directory candidate) throws ErrnoException {
        boolean contradicted = false;
        for (byte[] file : candidate.names()) {
            contradicted |= !learn(QueueName.ofFile(file)) && isThere(candidate, file);
            if (device.isPresent()) {
                return false;
            }
        }
        return contradicted;
    }

    private static boolean isThere(Directory candidate, byte[] file) {
        try {
            candidate.stat(file);
            return true;
        } catch (ErrnoException unlinkedMeanwhile) {
            return false;
        }
    }

    // Takes the device of a queue of that name; says whether there is one.
    private boolean learn(QueueName name) throws ErrnoException {
        return device.isPresent() || (learn(name, Access.READ) && (device.isPresent() || learn(name, Access.WRITE)));
    }

    private boolean learn(QueueName name, Access access) throws ErrnoException {
        try (MessageQueue queue =
                QueueOpen.of(name).access(access).nonBlocking().openOnly()) {
            device = Optional.of(Directory.stat(queue.fd()).dev());
            return true;
        } catch (ErrnoException e) {
            if (isExhausted(e.errno())) {
                throw e;
            }
            return !e.is(Errno.ENOENT);
        }
    }
}
