package io.github.mqscope.mqueue;

import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.failure.FailedCall;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Fsmount;
import io.github.mqscope.sys.Mq;
import io.github.mqscope.sys.Stat;
import io.github.mqscope.text.Escaped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The file system in which this IPC namespace's queues are files: where they can be listed.
///
/// Found among the mounts, or, where it is mounted nowhere and this process may, opened as a mount of its own
/// that no one else sees. A mount that belongs to another namespace is passed over; one of which that cannot be
/// known is taken, and [#doubt] says so.
public final class QueueFileSystem implements AutoCloseable {
    private static final QueueName ROOT = QueueName.of("/dev/mqueue");

    private final Directory root;
    private final boolean detached;
    private final Optional<String> doubt;

    private QueueFileSystem(Directory root, boolean detached, Optional<String> doubt) {
        this.root = root;
        this.detached = detached;
        this.doubt = doubt;
    }

    /// Finds and opens it.
    /// @throws QueueException not mounted, and why it could not be opened otherwise; or no descriptor is left
    public static QueueFileSystem open() throws QueueException {
        return open(List.of());
    }

    /// Finds and opens it.
    /// @param known names of queues that may help to tell its mount from one of another namespace
    /// @throws QueueException not mounted, and why it could not be opened otherwise; or no descriptor is left
    public static QueueFileSystem open(Collection<QueueName> known) throws QueueException {
        try {
            Directory own;
            try {
                own = Fsmount.mqueue();
            } catch (ErrnoException refused) {
                return mounted(known, refused);
            }
            return mountedOr(own);
        } catch (ErrnoException e) {
            throw new QueueException(OutOfDescriptors.failure(new FailedCall(e.call(), ROOT, e.errno())));
        }
    }

    private static QueueFileSystem mountedOr(Directory own) throws ErrnoException {
        Optional<QueueMounts.Found> found;
        try {
            found = QueueMounts.ofDevice(Directory.stat(own).dev()).find();
        } catch (ErrnoException e) {
            own.close();
            throw e;
        }
        if (found.isEmpty()) {
            return new QueueFileSystem(own, true, Optional.empty());
        }
        own.close();
        return new QueueFileSystem(found.get().root(), false, Optional.empty());
    }

    private static QueueFileSystem mounted(Collection<QueueName> known, ErrnoException refused)
            throws ErrnoException, QueueException {
        QueueMounts mounts = QueueMounts.ofNames(known);
        Optional<QueueMounts.Found> found = mounts.find();
        if (found.isEmpty() && QueueMounts.isExhausted(refused.errno())) {
            throw refused;
        }
        if (found.isEmpty()) {
            throw notMounted(refused);
        }
        QueueMounts.Found mount = found.get();
        Optional<String> doubt = mounts.isProved(mount) ? Optional.empty() : Optional.of(doubt(mount.path()));
        return new QueueFileSystem(mount.root(), false, doubt);
    }

    private static String doubt(String path) {
        return "nothing proves that " + Escaped.of(path) + " shows this IPC namespace and not another's: no queue"
                + " could be opened to compare, and a private mount needs CAP_SYS_ADMIN";
    }

    private static QueueException notMounted(ErrnoException refused) {
        FailedCall attempt = new FailedCall("mount", ROOT, Errno.ENODEV);
        String why = refused.call() + " says " + refused.errno();
        return new QueueException(Cause.NOT_MOUNTED.of(
                attempt,
                "the message queue file system of this IPC namespace is mounted nowhere, and a private mount"
                        + " needs CAP_SYS_ADMIN (" + why + ")",
                ProcessRights.read().uid() == 0 ? "with CAP_SYS_ADMIN: " : "as root: "));
    }

    /// Why it may be that of another IPC namespace, where nothing proves that it is not; empty where it is ours.
    public Optional<String> doubt() {
        return doubt;
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
            throw new QueueException(Diagnosis.ofLook(new FailedCall(e.call(), name, e.errno()), this));
        }
    }

    /// Opens a queue read-only and non-blocking, for watching it.
    public MessageQueue open(QueueName name) throws QueueException {
        return open(name, Access.READ, true);
    }

    /// Opens a queue, and makes sure that it is the one that was meant.
    /// @throws QueueException with [Cause#REPLACED] if another queue has the name now
    public MessageQueue open(QueueName name, QueueKey meant, Access access, boolean nonBlocking) throws QueueException {
        Optional<MessageQueue> parked = reopen(name, meant, access, nonBlocking);
        if (parked.isPresent()) {
            return parked.get();
        }
        return open(name, access, nonBlocking).only(meant);
    }

    /// A descriptor of that queue which waits to be closed, since this process is registered for its notification.
    /// Taken again, there are never many.
    public static Optional<MessageQueue> reopen(QueueName name, QueueKey meant, Access access, boolean nonBlocking)
            throws QueueException {
        Optional<MessageQueue> parked = DeferredClose.reopen(name, meant, access);
        if (parked.isPresent()) {
            try {
                QueueAttributes _ = parked.get().nonBlocking(nonBlocking);
            } catch (QueueException e) {
                parked.get().close();
                throw e;
            }
        }
        return parked;
    }

    private MessageQueue open(QueueName name, Access access, boolean nonBlocking) throws QueueException {
        try {
            int flags = AccessMode.flag(access) | (nonBlocking ? Mq.O_NONBLOCK : 0);
            return MessageQueue.of(name, root.open(file("mq_open", name), flags, 0), access);
        } catch (ErrnoException e) {
            throw new QueueException(Diagnosis.ofOpen(name, e.errno(), access, Optional.of(this)));
        }
    }

    /// Unlinks a queue if the name still means the one that was meant.
    /// @throws QueueException with [Cause#REPLACED] if another queue has the name now
    public void unlink(QueueName name, QueueKey meant) throws QueueException {
        if (!MessageQueue.keyOf(stat(name)).equals(meant)) {
            throw QueueException.replaced("mq_unlink", name);
        }
        try {
            root.unlink(file("mq_unlink", name));
        } catch (ErrnoException e) {
            throw new QueueException(Diagnosis.ofUnlink(name, e.errno(), Optional.of(this)));
        }
    }

    // mq_open refuses these with EACCES; as a path below the root they would lead out of the file system.
    private static byte[] file(String call, QueueName name) throws ErrnoException {
        if (name.isPath()) {
            throw new ErrnoException(call, Errno.EACCES);
        }
        return name.file();
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
