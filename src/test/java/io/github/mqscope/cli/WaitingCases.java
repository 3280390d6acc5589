package io.github.mqscope.cli;

import static io.github.mqscope.cli.Expect.ok;
import static io.github.mqscope.cli.Expect.timesOut;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.Main;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.sys.Signal;
import io.github.mqscope.sys.Signals;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.ConformanceCases;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.TestQueue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/// Rows about calls that block: until the other side acts, a time has passed, or a signal comes.
final class WaitingCases {
    private WaitingCases() {}

    static ConformanceCases cases() {
        ConformanceCases cases = new ConformanceCases();
        waiting(cases);
        return cases;
    }

    private static void waiting(ConformanceCases cases) {
        cases.withQueue(
                q -> timesOut(200, "send", q.fill().name(), "x", "--timeout", "200ms"),
                "LTP-mq_timedsend01-13",
                "OPTS-mq_timedsend-16-1",
                "OPTS-mq_timedsend-20-1");
        cases.withQueue(q -> timesOut(0, "send", q.fill().name(), "x", "--timeout", "0"), "OPTS-mq_timedsend-15-1");
        cases.withQueue(q -> ok("send", q.name(), "x", "--timeout", "0"), "OPTS-mq_timedsend-18-1");
        cases.withQueue(
                q -> timesOut(200, "receive", q.name(), "--timeout", "200ms"),
                "LTP-mq_timedreceive01-12",
                "OPTS-mq_timedreceive-8-1",
                "OPTS-mq_timedreceive-18-1");
        cases.withQueue(q -> timesOut(0, "receive", q.name(), "--timeout", "0"), "OPTS-mq_timedreceive-18-2");
        cases.withQueue(
                q -> {
                    q.queue().send(new Message(0, new byte[] {'m'}));
                    assertThat(ok("receive", q.name(), "--timeout", "0")).isEqualTo("m");
                },
                "OPTS-mq_timedreceive-10-2");
        cases.withQueue(q -> blockedSend(q, "--count", "1"), "OPTS-mq_send-5-1");
        cases.withQueue(q -> blockedSend(q, "--timeout", "15s"), "OPTS-mq_timedsend-5-1");
        cases.withQueue(q -> blockedReceive(q, "--count", "1"), "OPTS-mq_receive-5-1");
        cases.withQueue(q -> blockedReceive(q, "--timeout", "9223372036854775807"), "OPTS-mq_timedreceive-5-1");
        cases.withQueue(q -> signalEnds(q.fill(), "send", "x"), "OPTS-mq_send-12-1");
        cases.withQueue(
                q -> signalEnds(q.fill(), "send", "x", "--timeout", "15s"),
                "LTP-mq_timedsend01-14",
                "OPTS-mq_timedsend-5-2",
                "OPTS-mq_timedsend-12-1");
        cases.withQueue(
                q -> signalEnds(q, "receive", "--timeout", "15s"),
                "LTP-mq_timedreceive01-13",
                "OPTS-mq_timedreceive-5-3");
    }

    private static void blockedSend(TestQueue queue, String... wait) throws Exception {
        queue.fill();
        CompletableFuture<Prompt.Result> sender = Prompt.start("send", queue.name(), "late", wait[0], wait[1]);
        awaitAThreadBlocked(sender);
        queue.queue().receive();
        assertThat(sender.get().status()).isZero();
        assertThat(queue.queue().attributes().isFull()).isTrue();
    }

    private static void blockedReceive(TestQueue queue, String... wait) throws Exception {
        CompletableFuture<Prompt.Result> receiver = Prompt.start("receive", queue.name(), wait[0], wait[1]);
        awaitAThreadBlocked(receiver);
        ok("send", queue.name(), "at last");
        assertThat(receiver.get().out()).isEqualTo("at last");
    }

    private static void awaitAThreadBlocked(Future<?> command) {
        Await.until("a thread of ours waits for the queue", () -> {
            assertThat(command.isDone()).isFalse();
            return Blocked.isAnyThread(ProcessHandle.current().pid());
        });
    }

    // The call itself gives EINTR; the command ends in order and says what it did.
    private static void signalEnds(TestQueue queue, String command, String... options) throws Exception {
        List<String> words = new ArrayList<>(List.of(command, queue.name().toString()));
        words.addAll(Arrays.asList(options));
        long before = queue.queue().attributes().curmsgs();
        try (Peer peer = Peer.start(JavaProgram.command(Main.class, words.toArray(String[]::new)))) {
            Await.until("the command is blocked", () -> Blocked.isAnyThread(peer.pid()));
            Signals.kill((int) peer.pid(), Signal.SIGINT);
            assertThat(peer.exitStatus()).isZero();
            assertThat(peer.errors()).singleElement().asString().contains("SIGINT from process");
            assertThat(peer.lines()).isEmpty();
        }
        assertThat(queue.queue().attributes().curmsgs()).isEqualTo(before);
    }
}
