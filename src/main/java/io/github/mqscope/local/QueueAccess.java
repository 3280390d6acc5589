package io.github.mqscope.local;

import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.failure.FailedCall;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.QueueFileSystem;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.proc.UnlinkedQueue;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Opens and unlinks the very queue that was shown, whatever its name says by now.
///
/// Through the queue file system where it can be seen, else by name with a look at the inode.
public final class QueueAccess implements AutoCloseable {
    private final @Nullable QueueFileSystem files;
    private volatile boolean readOnly;
    private volatile Function<QueueKey, Optional<UnlinkedQueue>> unlinked = key -> Optional.empty();

    /// With the queue file system, or null where it cannot be seen.
    public QueueAccess(@Nullable QueueFileSystem files) {
        this.files = files;
    }

    /// With the queue file system if it can be seen and is proved to be ours.
    public static QueueAccess open() {
        try {
            QueueFileSystem files = QueueFileSystem.open();
            if (files.doubt().isEmpty()) {
                return new QueueAccess(files);
            }
            files.close();
            return new QueueAccess(null);
        } catch (QueueException byNameOnly) {
            return new QueueAccess(null);
        }
    }

    /// Who knows how queues without a name can be reached.
    void findUnlinked(Function<QueueKey, Optional<UnlinkedQueue>> find) {
        unlinked = find;
    }

    /// While on, nothing that changes a queue passes here.
    public void readOnly(boolean on) {
        readOnly = on;
    }

    /// Lets an act pass that changes a queue.
    /// @throws QueueException with [Cause#READ_ONLY] in read-only mode
    public void letChange(String call, QueueName queue) throws QueueException {
        if (readOnly) {
            throw new QueueException(Cause.READ_ONLY.of(new FailedCall(call, queue, Errno.EPERM)));
        }
    }

    /// Opens the target.
    /// @throws QueueException with [Cause#REPLACED] if its name means another queue now
    public MessageQueue open(QueueTarget target, Access access, boolean nonBlocking) throws QueueException {
        if (access != Access.READ) {
            letChange("mq_open", target.name());
        }
        Optional<UnlinkedQueue> held = unlinked.apply(target.key());
        if (held.isPresent()) {
            QueueOpen how = held.get().opening().access(access);
            return (nonBlocking ? how.nonBlocking() : how).open();
        }
        if (files != null) {
            return files.open(target.name(), target.key(), access, nonBlocking);
        }
        Optional<MessageQueue> parked = QueueFileSystem.reopen(target.name(), target.key(), access, nonBlocking);
        if (parked.isPresent()) {
            return parked.get();
        }
        QueueOpen how = QueueOpen.of(target.name()).access(access);
        return (nonBlocking ? how.nonBlocking() : how).open().only(target.key());
    }

    /// Unlinks the target.
    /// @throws QueueException with [Cause#REPLACED] if its name means another queue now
    public void unlink(QueueTarget target) throws QueueException {
        letChange("mq_unlink", target.name());
        if (files != null) {
            files.unlink(target.name(), target.key());
            return;
        }
        if (!keyOf(target).equals(target.key())) {
            throw QueueException.replaced("mq_unlink", target.name());
        }
        QueueOpen.unlink(target.name());
    }

    private static QueueKey keyOf(QueueTarget target) throws QueueException {
        try (MessageQueue queue =
                QueueOpen.of(target.name()).access(Access.READ).open()) {
            return queue.key();
        }
    }

    @Override
    public void close() {
        if (files != null) {
            files.close();
        }
    }
}
