package io.github.mqscope.mqueue;

import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.failure.FailedCall;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Access;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.queue.QueueStatus;
import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Fd;
import io.github.mqscope.sys.FileReads;
import io.github.mqscope.sys.Mq;
import io.github.mqscope.sys.Stat;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// An open message queue: a descriptor with an open description of its own. Get one from [QueueOpen].
///
/// `send` and `receive` wait as mq_send(3) and mq_receive(3) do, `trySend` and `tryReceive` for a stated
/// time or not at all. Those that take a [MessageBuffer] allocate nothing. Safe for any number of
/// threads; a buffer is for one at a time. A signal does not end a call and does not extend its
/// deadline; only its [Cancellation] does. [#close] during a call of another thread takes effect when that
/// call returns.
public final class MessageQueue implements AutoCloseable {
    private static final int STATUS_LIMIT = 128;

    /// The key of an inode.
    public static QueueKey keyOf(Stat stat) {
        return new QueueKey(stat.dev(), stat.ino());
    }

    /// A time long past, for calls that must not wait: an expired deadline matters only if a call would block.
    private static final long LONG_AGO = Arena.global().allocate(16, 8).address();

    private final QueueName name;
    private final Fd fd;
    private final Access access;

    private MessageQueue(QueueName name, Fd fd, Access access) {
        this.name = name;
        this.fd = fd;
        this.access = access;
    }

    /// Takes ownership of a descriptor that is open on the queue.
    static MessageQueue of(QueueName name, Fd mqd, Access access) {
        mqd.closedBy(number -> DeferredClose.close(number, access));
        return new MessageQueue(name, mqd, access);
    }

    /// The name it was opened by.
    public QueueName name() {
        return name;
    }

    /// The descriptor, an `mqd_t`, to be watched by an epoll set.
    public Fd fd() {
        return fd;
    }

    /// Which queue this is, whatever its name says by now.
    public QueueKey key() throws QueueException {
        return MessageQueue.keyOf(stat());
    }

    /// This queue if it is the one that was meant; else, and where that cannot be known, it is closed.
    /// @throws QueueException with [Cause#REPLACED] if it is another
    public MessageQueue only(QueueKey meant) throws QueueException {
        try {
            mustBe(meant);
            return this;
        } catch (QueueException e) {
            close();
            throw e;
        }
    }

    /// Makes sure that it is the one that was meant.
    /// @throws QueueException with [Cause#REPLACED] if it is another
    public void mustBe(QueueKey meant) throws QueueException {
        if (!key().equals(meant)) {
            throw QueueException.replaced("mq_open", name);
        }
    }

    /// Owner, mode and times.
    public Stat stat() throws QueueException {
        try {
            return Directory.stat(fd);
        } catch (ErrnoException e) {
            throw Diagnosis.ofDescriptor(this, e);
        }
    }

    /// mq_getattr(3).
    public QueueAttributes attributes() throws QueueException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attr = arena.allocate(Mq.ATTR_SIZE, 8);
            Mq.getattr(fd, attr.address());
            return read(attr);
        } catch (ErrnoException e) {
            throw Diagnosis.ofDescriptor(this, e);
        }
    }

    /// mq_setattr(3): the one thing it can change, O_NONBLOCK of this open description.
    /// @return the attributes before
    public QueueAttributes nonBlocking(boolean nonBlocking) throws QueueException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attr = arena.allocate(Mq.ATTR_SIZE, 8);
            MemorySegment old = arena.allocate(Mq.ATTR_SIZE, 8);
            attr.set(ValueLayout.JAVA_LONG, Mq.MQ_FLAGS, nonBlocking ? Mq.O_NONBLOCK : 0);
            Mq.setattr(fd, attr.address(), old.address());
            return read(old);
        } catch (ErrnoException e) {
            throw Diagnosis.ofDescriptor(this, e);
        }
    }

    private static QueueAttributes read(MemorySegment attr) {
        return new QueueAttributes(
                attr.get(ValueLayout.JAVA_LONG, Mq.MQ_FLAGS),
                attr.get(ValueLayout.JAVA_LONG, Mq.MQ_MAXMSG),
                attr.get(ValueLayout.JAVA_LONG, Mq.MQ_MSGSIZE),
                attr.get(ValueLayout.JAVA_LONG, Mq.MQ_CURMSGS));
    }

    /// Bytes in the queue and who is registered for notification. Needs read access.
    public QueueStatus status() throws QueueException {
        try {
            return QueueStatus.parse(FileReads.text(fd, STATUS_LIMIT));
        } catch (ErrnoException e) {
            throw Diagnosis.ofDescriptor(this, e);
        }
    }

    /// A buffer for the largest message of this queue.
    public MessageBuffer newBuffer() throws QueueException {
        return new MessageBuffer(attributes().msgsize());
    }

    /// mq_send(3): waits while the queue is full, or fails with EAGAIN if it is non-blocking.
    public void send(MessageBuffer message) throws QueueException {
        send(message, 0, null);
    }

    /// Like [#send(MessageBuffer)], until cancelled.
    public void send(MessageBuffer message, Cancellation cancellation) throws QueueException {
        send(message, 0, cancellation);
    }

    /// [#send(MessageBuffer)] of a value.
    public void send(Message message) throws QueueException {
        try (MessageBuffer buffer = new MessageBuffer(message.size())) {
            send(buffer.set(message));
        }
    }

    /// Sends without waiting.
    /// @return false if the queue is full
    public boolean trySend(MessageBuffer message) throws QueueException {
        return send(message, LONG_AGO, null);
    }

    /// mq_timedsend(3): waits no longer than `timeout`, or fails with EAGAIN if it is non-blocking and full.
    /// @return false if the queue was full all the time
    public boolean trySend(MessageBuffer message, Duration timeout, @Nullable Cancellation cancellation)
            throws QueueException {
        return send(message, deadline(message, timeout), cancellation);
    }

    /// mq_receive(3): waits while the queue is empty, or fails with EAGAIN if it is non-blocking.
    public void receive(MessageBuffer into) throws QueueException {
        receive(into, 0, null);
    }

    /// Like [#receive(MessageBuffer)], until cancelled.
    public void receive(MessageBuffer into, Cancellation cancellation) throws QueueException {
        receive(into, 0, cancellation);
    }

    /// [#receive(MessageBuffer)] of a value.
    public Message receive() throws QueueException {
        try (MessageBuffer buffer = newBuffer()) {
            receive(buffer);
            return buffer.message();
        }
    }

    /// Receives without waiting.
    /// @return false if the queue is empty
    public boolean tryReceive(MessageBuffer into) throws QueueException {
        return receive(into, LONG_AGO, null);
    }

    /// mq_timedreceive(3): waits no longer than `timeout`, or fails with EAGAIN if it is non-blocking and empty.
    /// @return false if the queue was empty all the time
    public boolean tryReceive(MessageBuffer into, Duration timeout, @Nullable Cancellation cancellation)
            throws QueueException {
        return receive(into, deadline(into, timeout), cancellation);
    }

    private long deadline(MessageBuffer buffer, Duration timeout) throws QueueException {
        try {
            return buffer.deadlineAfter(timeout);
        } catch (ErrnoException e) {
            throw Diagnosis.ofDescriptor(this, e);
        }
    }

    private boolean send(MessageBuffer m, long deadline, @Nullable Cancellation cancellation) throws QueueException {
        String call = deadline == 0 ? "mq_send" : "mq_timedsend";
        int error;
        do {
            int mqd = begin(call, cancellation);
            try {
                int sent = deadline == 0
                        ? Mq.send(mqd, m.bodyAddress(), m.length(), m.priority())
                        : Mq.timedsend(mqd, m.bodyAddress(), m.length(), m.priority(), deadline);
                if (sent >= 0) {
                    return true;
                }
                error = Mq.lastErrno();
            } finally {
                end(cancellation);
            }
        } while (error == Errno.EINTR.number());
        if (wouldBlock(error, deadline)) {
            return false;
        }
        FailedCall attempt = new FailedCall(call, name, Errno.of(error));
        throw new QueueException(Diagnosis.ofSend(attempt, lastKnown(), m.length(), m.priority(), whyBad()));
    }

    private boolean receive(MessageBuffer m, long deadline, @Nullable Cancellation cancellation) throws QueueException {
        String call = deadline == 0 ? "mq_receive" : "mq_timedreceive";
        int error;
        do {
            int mqd = begin(call, cancellation);
            try {
                long length = deadline == 0
                        ? Mq.receive(mqd, m.bodyAddress(), m.capacity(), m.priorityAddress())
                        : Mq.timedreceive(mqd, m.bodyAddress(), m.capacity(), m.priorityAddress(), deadline);
                if (length >= 0) {
                    m.received(length);
                    return true;
                }
                error = Mq.lastErrno();
            } finally {
                end(cancellation);
            }
        } while (error == Errno.EINTR.number());
        if (wouldBlock(error, deadline)) {
            return false;
        }
        FailedCall attempt = new FailedCall(call, name, Errno.of(error));
        throw new QueueException(Diagnosis.ofReceive(attempt, lastKnown(), m.capacity(), whyBad()));
    }

    private int begin(String call, @Nullable Cancellation cancellation) throws QueueException {
        try {
            if (cancellation != null) {
                enter(call, cancellation);
            }
            return fd.enter(call);
        } catch (ErrnoException refused) {
            if (cancellation != null) {
                cancellation.exit();
            }
            throw Diagnosis.ofDescriptor(this, refused);
        }
    }

    private void enter(String call, Cancellation cancellation) throws ErrnoException, QueueException {
        cancellation.enter();
        if (cancellation.isCancelled()) {
            cancellation.exit();
            throw new QueueException(Cause.CANCELLED.of(new FailedCall(call, name, Errno.EINTR)));
        }
    }

    private void end(@Nullable Cancellation cancellation) {
        fd.exit();
        if (cancellation != null) {
            cancellation.exit();
        }
    }

    private static boolean wouldBlock(int error, long deadline) {
        return error == Errno.ETIMEDOUT.number() || (error == Errno.EAGAIN.number() && deadline == LONG_AGO);
    }

    /// What EBADF of a call on it means.
    String whyBad() {
        return fd.isClosed()
                ? "the descriptor is closed"
                : access == Access.READ_WRITE
                        ? "the descriptor is none of a queue any more"
                        : "the descriptor is open to " + access + " only";
    }

    // For the words of a failure; a closed descriptor has no attributes left to tell.
    private QueueAttributes lastKnown() {
        try {
            return attributes();
        } catch (QueueException unknown) {
            return new QueueAttributes(0, -1, -1, -1);
        }
    }

    /// Closes it; while this process is registered for a [Notification] of the queue, when that is over.
    @Override
    public void close() {
        fd.close();
    }

    /// Closes it at once, which ends a registration of this process on this queue.
    public void closeAtOnce() {
        fd.closedBy(number -> new Fd(number).close());
        fd.close();
    }

    @Override
    public String toString() {
        return name + " (" + fd + ")";
    }
}
