package io.github.mqscope.demo;

import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.QueueOpen;
import java.io.IOException;

/// A small live queue to look at: one process sends, another receives, neither knows of the other.
public final class TrafficDemo implements AutoCloseable {
    private static final int MODE = 0600;
    private static final long MAXMSG = 10;
    private static final long MSGSIZE = 128;

    private final QueueName name;
    private final PeerProcess sender;
    private final PeerProcess receiver;

    private TrafficDemo(QueueName name, PeerProcess sender, PeerProcess receiver) {
        this.name = name;
        this.sender = sender;
        this.receiver = receiver;
    }

    /// Creates the queue and starts both processes.
    public static TrafficDemo start() throws IOException {
        QueueName name = QueueName.of("/demo-" + ProcessHandle.current().pid());
        QueueOpen.of(name)
                .create(MODE)
                .exclusive()
                .capacity(MAXMSG, MSGSIZE)
                .open()
                .close();
        try {
            PeerProcess sender = PeerProcess.start("send", name);
            try {
                return new TrafficDemo(name, sender, PeerProcess.start("receive", name));
            } catch (IOException e) {
                sender.close();
                throw e;
            }
        } catch (IOException e) {
            QueueOpen.unlink(name);
            throw e;
        }
    }

    /// The queue they use.
    public QueueName name() {
        return name;
    }

    /// Whether both processes run.
    public boolean isRunning() {
        return sender.isAlive() && receiver.isAlive();
    }

    /// Ends both processes and unlinks the queue.
    @Override
    public void close() {
        sender.close();
        receiver.close();
        try {
            QueueOpen.unlink(name);
        } catch (QueueException alreadyGone) {
            // Somebody unlinked it: that was the aim.
        }
    }
}
