package io.github.mqscope.benchmark;

import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.testing.TestQueue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Many small queues of an IPC namespace that has no other.
record QueueCrowd(List<TestQueue> queues) implements AutoCloseable {
    private static final int MAXMSG = 4;
    private static final int MSGSIZE = 16;

    static QueueCrowd of(int count) throws QueueException {
        QueueCrowd crowd = new QueueCrowd(new ArrayList<>());
        for (int i = 0; i < count; i++) {
            crowd.queues.add(TestQueue.create(MAXMSG, MSGSIZE));
        }
        return crowd;
    }

    /// The names of the first of them.
    List<String> names(int count) {
        return queues.subList(0, count).stream()
                .map(queue -> new String(queue.name().bytes(), StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    public void close() throws QueueException {
        for (TestQueue queue : queues) {
            queue.close();
        }
    }
}
