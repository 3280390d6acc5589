package io.github.mqscope.mqueue;

import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.Errno;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.FileReads;
import io.github.mqscope.sys.Fsmount;
import io.github.mqscope.sys.Mq;
import io.github.mqscope.sys.Stat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The file system in which this IPC namespace's queues are files: where they can be listed.
///
/// Found in `/proc/self/mountinfo`, or, where it is mounted nowhere and this process may, opened as a
/// mount of its own that no one else sees. A mount that belongs to another namespace is passed over.
public final class QueueFileSystem implements AutoCloseable {
    private final Directory root;
    private final boolean detached;

    private QueueFileSystem(Directory root, boolean detached) {
        this.root = root;
        this.detached = detached;
    }

    /// Finds and opens it.
    /// @throws QueueException not mounted, and why it could not be opened otherwise
    public static QueueFileSystem open() throws QueueException {
        Directory own = null;
        String why;
        try {
            own = Fsmount.mqueue();
            why = "";
        } catch (ErrnoException e) {
            why = e.call() + " says " + e.errno();
        }
        @Nullable Directory mounted = mounted(own);
        if (mounted == null && own != null) {
            return new QueueFileSystem(own, true);
        }
        if (own != null) {
            own.close();
        }
        if (mounted != null) {
            return new QueueFileSystem(mounted, false);
        }
        Attempt attempt = new Attempt("mount", QueueName.of("/dev/mqueue"), Errno.ENODEV);
        throw new QueueException(new QueueFailure.NotMounted(
                attempt,
                "the message queue file system of this IPC namespace is mounted nowhere, and a private mount"
                        + " needs CAP_SYS_ADMIN (" + why + ")"));
    }

    private static @Nullable Directory mounted(@Nullable Directory own) {
        for (String path : mountPoints()) {
            try {
                Directory candidate = Directory.open(path);
                if (isOurs(candidate, own)) {
                    return candidate;
                }
                candidate.close();
            } catch (ErrnoException unreachable) {
                // The next one may do.
            }
        }
        return null;
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

    private static boolean isOurs(Directory candidate, @Nullable Directory own) throws ErrnoException {
        if (FileReads.fileSystemType(candidate.fd()) != Fsmount.MQUEUE_MAGIC) {
            return false;
        }
        long dev = Directory.stat(candidate.fd()).dev();
        if (own != null) {
            return Directory.stat(own.fd()).dev() == dev;
        }
        return deviceByOpening(candidate).map(opened -> opened == dev).orElse(true);
    }

    // Without the right to mount: the device of a queue opened by name must be that of the mount.
    private static Optional<Long> deviceByOpening(Directory candidate) throws ErrnoException {
        boolean tried = false;
        for (byte[] file : candidate.names()) {
            try (MessageQueue queue = QueueOpen.of(QueueName.ofFile(file))
                    .access(Access.READ)
                    .nonBlocking()
                    .open()) {
                return Optional.of(queue.key().dev());
            } catch (QueueException e) {
                tried |= e.failure() instanceof QueueFailure.NotFound;
            }
        }
        return tried ? Optional.of(-1L) : Optional.empty();
    }

    /// Whether this is a private mount because nobody has mounted it.
    public boolean isDetached() {
        return detached;
    }

    /// The queues now, in no order.
    public List<QueueName> names() throws ErrnoException {
        return root.names().stream().map(QueueName::ofFile).toList();
    }

    /// Owner, mode and times of a queue, also of one that may not be opened.
    public Stat stat(QueueName name) throws QueueException {
        try {
            return root.stat(file("statx", name));
        } catch (ErrnoException e) {
            throw new QueueException(Diagnosis.ofName(e.call(), name, e.errno(), "look at it"));
        }
    }

    /// Opens a queue read-only and non-blocking, for watching it.
    public MessageQueue open(QueueName name) throws QueueException {
        return open(name, Access.READ, true);
    }

    /// Opens a queue, and makes sure that it is the one that was meant.
    /// @throws QueueException with [QueueFailure.Replaced] if another queue has the name now
    public MessageQueue open(QueueName name, QueueKey meant, Access access, boolean nonBlocking) throws QueueException {
        Optional<MessageQueue> parked = reopen(name, meant, access, nonBlocking);
        if (parked.isPresent()) {
            return parked.get();
        }
        MessageQueue queue = open(name, access, nonBlocking);
        if (!queue.key().equals(meant)) {
            queue.close();
            throw replaced("mq_open", name);
        }
        return queue;
    }

    /// A descriptor of that queue which waits to be closed, since this process is registered for its notification.
    /// Taken again, there are never many.
    public static Optional<MessageQueue> reopen(QueueName name, QueueKey meant, Access access, boolean nonBlocking)
            throws QueueException {
        Optional<MessageQueue> parked = ArmedQueues.reopen(name, meant, access);
        if (parked.isPresent()) {
            parked.get().nonBlocking(nonBlocking);
        }
        return parked;
    }

    private MessageQueue open(QueueName name, Access access, boolean nonBlocking) throws QueueException {
        try {
            int flags = access.oflag() | (nonBlocking ? Mq.O_NONBLOCK : 0);
            return MessageQueue.of(name, root.open(file("mq_open", name), flags, 0), access);
        } catch (ErrnoException e) {
            throw new QueueException(Diagnosis.ofName("mq_open", name, e.errno(), access + " it"));
        }
    }

    /// Unlinks a queue if the name still means the one that was meant.
    /// @throws QueueException with [QueueFailure.Replaced] if another queue has the name now
    public void unlink(QueueName name, QueueKey meant) throws QueueException {
        if (!QueueKey.of(stat(name)).equals(meant)) {
            throw replaced("mq_unlink", name);
        }
        try {
            root.unlink(file("mq_unlink", name));
        } catch (ErrnoException e) {
            throw new QueueException(Diagnosis.ofName("mq_unlink", name, e.errno(), "unlink it"));
        }
    }

    // mq_open refuses these with EACCES; as a path below the root they would lead out of the file system.
    private static byte[] file(String call, QueueName name) throws ErrnoException {
        if (name.isPath()) {
            throw new ErrnoException(call, Errno.EACCES);
        }
        return name.file();
    }

    private static QueueException replaced(String call, QueueName name) {
        return new QueueException(new QueueFailure.Replaced(new Attempt(call, name, Errno.ENOENT)));
    }

    /// The directory, for an inotify watch.
    public Directory root() {
        return root;
    }

    @Override
    public void close() {
        root.close();
    }
}
