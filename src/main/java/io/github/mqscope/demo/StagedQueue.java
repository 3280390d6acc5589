package io.github.mqscope.demo;

import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.NotifyVia;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.Notification;
import io.github.mqscope.mqueue.QueueOpen;

/// A queue made to be looked at, unlinked at its end.
public final class StagedQueue implements AutoCloseable {
    private static final int MODE = 0600;
    private static final long MAXMSG = 8;
    private static final long MSGSIZE = 128;

    private final QueueName name;
    private final MessageQueue queue;

    private StagedQueue(QueueName name, MessageQueue queue) {
        this.name = name;
        this.queue = queue;
    }

    /// Creates one of eight messages of 128 bytes; this process's number is added to its name.
    public static StagedQueue create(String prefix) throws QueueException {
        return create(prefix, MAXMSG, MSGSIZE);
    }

    /// Creates one; this process's number is added to its name.
    public static StagedQueue create(String prefix, long maxmsg, long msgsize) throws QueueException {
        QueueName name = QueueName.of(prefix + ProcessHandle.current().pid());
        return new StagedQueue(
                name,
                QueueOpen.of(name)
                        .create(MODE)
                        .exclusive()
                        .capacity(maxmsg, msgsize)
                        .open());
    }

    /// Its name.
    public QueueName name() {
        return name;
    }

    /// Sends a message, and waits where it is full.
    public void send(Message message) throws QueueException {
        queue.send(message);
    }

    /// A registration for notification, until it is closed.
    public interface Registered extends AutoCloseable {
        @Override
        void close();
    }

    /// Registers for notification.
    public Registered registered() throws QueueException {
        Notification notification = Notification.register(queue, NotifyVia.THREAD);
        return notification::close;
    }

    @Override
    public void close() throws QueueException {
        queue.close();
        QueueOpen.unlink(name);
    }
}
