package io.github.mqscope.drain;

import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.QueueOpen;
import java.io.IOException;
import java.nio.file.Path;

/// Drains a queue and puts all back, to be killed or hindered at any step. Prints what it did.
public final class DrainProgram {
    private DrainProgram() {}

    @SuppressWarnings("SystemOut") // Its output is what the test reads.
    public static void main(String[] args) throws IOException {
        try (MessageQueue queue =
                QueueOpen.of(QueueName.of(args[0])).nonBlocking().open()) {
            Drained drained = Drains.drain(queue, Path.of(args[1]));
            System.out.println("taken " + drained.taken() + " " + drained.end() + " " + drained.reason());
            if (args[2].equals("restore")) {
                System.out.println(Drains.restore(queue, drained.journal()));
            }
            drained.journal().close();
        }
    }
}
