package io.github.mqscope.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.TestQueue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TrafficDemoTest {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    @Test
    void movesWithinTenSecondsAndLeavesNothing() throws IOException {
        QueueName name;
        try (TrafficDemo traffic = TrafficDemo.start();
                MessageQueue queue = QueueOpen.of(traffic.name()).open()) {
            name = traffic.name();
            Await.until(
                    "a message is queued", TEN_SECONDS, () -> queue.attributes().curmsgs() > 0);
            assertThat(traffic.isRunning()).isTrue();
        }
        assertThat(exists(name)).isFalse();
    }

    @Test
    void aFillingPeerBlocksOnAFullQueueAndEndsWhenClosed() throws IOException {
        try (TestQueue queue = TestQueue.create()) {
            PeerProcess peer = PeerProcess.start("fill", queue.name());
            try (peer) {
                Await.until(
                        "the queue is full", () -> queue.queue().attributes().isFull());
                assertThat(Path.of("/proc/" + peer.pid() + "/comm")).hasContent("demo-fill");
            }
            assertThat(peer.isAlive()).isFalse();
        }
    }

    private static boolean exists(QueueName name) {
        try (MessageQueue _ = QueueOpen.of(name).open()) {
            return true;
        } catch (QueueException gone) {
            return false;
        }
    }
}
