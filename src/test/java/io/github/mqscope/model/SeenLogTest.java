package io.github.mqscope.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;

class SeenLogTest {
    private static final int EACH = SeenLog.CAPACITY;
    private static final QueueTarget TARGET = new QueueTarget(QueueName.of("/jobs"), new QueueKey(1, 2));
    private static final Message MESSAGE = new Message(0, new byte[0]);

    private final SeenLog log = new SeenLog();

    private Thread adding(boolean sent) {
        return Thread.ofPlatform().start(() -> {
            for (int i = 0; i < EACH; i++) {
                SeenMessage _ = log.add(TARGET, sent, MESSAGE);
            }
        });
    }

    // Who tells them on asks from the last that it was given.
    @RepeatedTest(20)
    void whoAsksAgainAndAgainMissesNone() throws Exception {
        List<Thread> adding = List.of(adding(true), adding(false), adding(false));
        List<Long> seen = new ArrayList<>();
        boolean last;
        do {
            last = adding.stream().noneMatch(Thread::isAlive);
            log.since(seen.isEmpty() ? 0 : seen.getLast()).forEach(message -> seen.add(message.number()));
        } while (!last);
        assertThat(seen).isEqualTo(LongStream.rangeClosed(1, 3L * EACH).boxed().toList());
    }
}
