package io.github.mqscope.ui.tour;

import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.QueueOpen;





/// A queue of the tour's own, unlinked at its end.
record OwnQueue(QueueName name, MessageQueue queue) implements AutoCloseable {
    private static final int MODE = 0600;
    private static final long MAXMSG = 8;
    private static final long MSGSIZE = 128;

    static OwnQueue create(String prefix) throws QueueException {
        return create(prefix, MAXMSG, MSGSIZE);
    }

    static OwnQueue create(String prefix, long maxmsg, long msgsize) throws QueueException {
        QueueName name = QueueName.of(prefix + ProcessHandle.current().pid());
        return new OwnQueue(
                name,
                QueueOpen.of(name)
                        .create(MODE)
                        .exclusive()
                        .capacity(maxmsg, msgsize)
                        .open());
    }

    @Override
    public void close() throws QueueException {
        queue.close();
        QueueOpen.unlink(name);
    }
}
