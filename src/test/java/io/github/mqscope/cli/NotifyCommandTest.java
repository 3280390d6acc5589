package io.github.mqscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.mqueue.QueueOpen;
import io.github.mqscope.sys.Self;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.TestQueue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class NotifyCommandTest {
    private static final Message MESSAGE = new Message(2, new byte[] {'m'});

    @Test
    void withoutReArmingTheSecondMessageTellsNothing() throws Exception {
        try (TestQueue queue = TestQueue.create()) {
            CompletableFuture<Prompt.Result> notified = Prompt.start("notify", queue.name(), "--via", "thread");
            awaitRegistered(queue);
            queue.queue().send(MESSAGE);
            queue.queue().send(MESSAGE);
            assertThat(notified.get().status()).isZero();
            assertThat(notified.get().lines()).hasSize(2).last().asString().endsWith("notified: a message came");
            assertThat(queue.queue().attributes().curmsgs()).isEqualTo(2);
        }
    }

    @Test
    void reArmedAndDrainedItTellsOfEachMessageWithItsSender() throws Exception {
        try (TestQueue queue = TestQueue.create().fill();
                Peer peer = NotifyCases.started(queue, "--rearm", "--drain", "--json")) {
            awaitDrained(peer);
            for (int i = 0; i < 3; i++) {
                queue.queue().send(MESSAGE);
                assertThat(peer.line())
                        .contains("\"event\":\"fired\"", "\"pid\":" + Self.pid(), "\"uid\":" + Self.euid());
                assertThat(peer.line()).contains("\"event\":\"registered\"", "\"again\":true");
                String message = peer.line();
                assertThat(message).contains("\"event\":\"message\"", "\"text\":\"m\"");
                assertThat(JsonLines.keys(message)).contains("name", "priority", "size", "base64");
                assertThat(peer.line()).contains("\"event\":\"drained\"", "\"messages\":1");
                assertThat(queue.queue().status().notifyPid()).isEqualTo((int) peer.pid());
            }
            NotifyCases.end(peer);
            assertThat(peer.lines()).singleElement().asString().contains("\"event\":\"unregistered\"");
            assertThat(queue.queue().status().isRegistered()).isFalse();
        }
    }

    // What was there already: a message that came meanwhile would be told before its notification.
    private static void awaitDrained(Peer peer) throws InterruptedException {
        String line = peer.line();
        while (!line.contains("\"event\":\"drained\"")) {
            assertThat(line).contains("\"event\":\"message\"");
            line = peer.line();
        }
    }

    @Test
    void whatIsThereAlreadyIsDrainedOrSaidToPreventNotification() throws Exception {
        try (TestQueue queue = TestQueue.create()) {
            queue.queue().send(MESSAGE);
            CompletableFuture<Prompt.Result> drained =
                    Prompt.start("notify", queue.name(), "--via", "thread", "--drain");
            Await.until("it is drained", () -> queue.queue().attributes().curmsgs() == 0);
            queue.queue().send(MESSAGE);
            assertThat(drained.get().out()).containsSubsequence("registered", "m", "drained", "notified", "m");
            queue.queue().send(MESSAGE);
            CompletableFuture<Prompt.Result> warned = Prompt.start("notify", queue.name(), "--via", "thread");
            awaitRegistered(queue);
            long registered = System.nanoTime();
            // It looks into the queue right after, which nobody else can see.
            Await.until("it has looked", () -> System.nanoTime() - registered > 1_000_000_000L);
            queue.queue().receive();
            queue.queue().send(MESSAGE);
            assertThat(warned.get().err()).contains("1 message is in the queue: nothing is told until");
        }
    }

    @Test
    void aQueueThatLosesItsNameMeanwhileIsSaidTo() throws Exception {
        try (TestQueue queue = TestQueue.create()) {
            CompletableFuture<Prompt.Result> notified = Prompt.start("notify", queue.name(), "--via", "thread");
            awaitRegistered(queue);
            QueueOpen.unlink(queue.name());
            queue.queue().send(MESSAGE);
            assertThat(notified.get().err()).contains(": the queue has been unlinked");
            assertThat(notified.get().status()).isZero();
        }
    }

    @Test
    void aQueueThatIsNotThereIsFive() {
        assertThat(Prompt.run("notify", TestQueue.uniqueName()).status()).isEqualTo(5);
    }

    private static void awaitRegistered(TestQueue queue) {
        Await.until("it is registered", () -> queue.queue().status().notifyPid() == Self.pid());
    }
}
