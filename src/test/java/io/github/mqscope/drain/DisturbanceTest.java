package io.github.mqscope.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.queue.QueueStatus;
import io.github.mqscope.testing.TestQueue;
import java.util.List;
import org.junit.jupiter.api.Test;

class DisturbanceTest {
    @Test
    void aQueueThatNobodyElseUsesNeedsOneSentence() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            Drains.send(own.queue(), Drains.message(0, "x"));
            assertThat(Disturbance.of(own.queue(), List.of(), List.of()).sentences())
                    .singleElement()
                    .asString()
                    .startsWith("1 message will be taken out of " + own.name());
        }
    }

    @Test
    void everyoneWhoIsDisturbedIsNamed() {
        Disturbance all = new Disturbance(
                QueueName.of("/jobs"),
                new QueueAttributes(0, 10, 64, 10),
                new QueueStatus(640, 0, 36, 4711),
                List.of("worker (pid 812)"),
                List.of("producer (pid 813) in mq_send"));
        assertThat(all.sentences())
                .hasSize(4)
                .anyMatch(s -> s.contains("Process 4711") && s.contains("signal 36"))
                .anyMatch(s -> s.contains("worker (pid 812)"))
                .anyMatch(s -> s.contains("producer (pid 813) in mq_send"));
    }

    @Test
    void aHostileNameCannotForgeALine() {
        Disturbance hostile = new Disturbance(
                QueueName.of("/a\n\u001b[2J"),
                new QueueAttributes(0, 1, 1, 0),
                new QueueStatus(0, 0, 0, 0),
                List.of(),
                List.of());
        assertThat(hostile.sentences().getFirst()).doesNotContain("\n", "\u001b");
    }
}
