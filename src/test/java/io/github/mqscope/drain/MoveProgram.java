package io.github.mqscope.drain;

import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.Cancellation;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.QueueOpen;
import java.io.IOException;
import java.nio.file.Path;

/// Moves all messages of a queue to another, to be killed at any step.
public final class MoveProgram {
    private MoveProgram() {}

    public static void main(String[] args) throws IOException {
        try (MessageQueue from =
                        QueueOpen.of(QueueName.of(args[0])).nonBlocking().open();
                MessageQueue to = QueueOpen.of(QueueName.of(args[1])).open();
                JournaledMove transit = JournaledMove.between(from, new Journals(Path.of(args[2])))) {
            while (transit.take()) {
                transit.send(to, new Cancellation());
            }
        }
    }
}
