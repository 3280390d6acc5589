package io.github.mqscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.Main;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.sys.Self;
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

/// Rows about mq_notify, as `mqscope notify` meets them.
final class NotifyCases {
    private static final Message MESSAGE = new Message(2, new byte[] {'m'});

    private NotifyCases() {}

    static ConformanceCases cases() {
        ConformanceCases cases = new ConformanceCases();
        cases.withQueue(NotifyCases::noneIsUsedUpSilently, "LTP-mq_notify01-0");
        cases.withQueue(NotifyCases::aSecondIsBusy, "LTP-mq_notify01-6", "OPTS-mq_notify-2-1", "OPTS-mq_notify-9-1");
        cases.withQueue(NotifyCases::noSuchSignal, "LTP-mq_notify02-1");
        cases.withQueue(NotifyCases::aSignalIsRegistered, "OPTS-mq_open-20-1");
        cases.withQueue(NotifyCases::theNextRegistersOnceTheFirstHasClosed, "OPTS-mq_close-2-1");
        cases.withQueue(NotifyCases::aMessageNotifiesAndNamesItsSender, "OPTS-mq_notify-1-1");
        cases.withQueue(NotifyCases::aBlockedReceiverComesFirst, "OPTS-mq_notify-5-1");
        return cases;
    }

    static Peer started(TestQueue queue, String... options) throws Exception {
        List<String> words = new ArrayList<>(List.of("notify", queue.name().toString()));
        words.addAll(Arrays.asList(options));
        Peer peer = Peer.start(JavaProgram.command(Main.class, words.toArray(String[]::new)));
        assertThat(peer.line()).contains("registered");
        assertThat(queue.queue().status().notifyPid()).isEqualTo((int) peer.pid());
        return peer;
    }

    static void end(Peer peer) throws Exception {
        Signals.kill((int) peer.pid(), Signal.SIGTERM);
        assertThat(peer.exitStatus()).isZero();
    }

    private static void noneIsUsedUpSilently(TestQueue queue) throws Exception {
        try (Peer peer = started(queue, "--via", "none")) {
            assertThat(queue.queue().status().via()).isEqualTo("none");
            queue.queue().send(MESSAGE);
            assertThat(queue.queue().status().isRegistered()).isFalse();
            assertThat(peer.line()).endsWith("a message used it up, and SIGEV_NONE tells nobody");
            assertThat(peer.exitStatus()).isZero();
        }
    }

    private static void aSecondIsBusy(TestQueue queue) throws Exception {
        try (Peer first = started(queue, "--via", "thread")) {
            Prompt.Result second = Prompt.run("notify", queue.name(), "--via", "none");
            assertThat(second.status()).isOne();
            assertThat(second.err())
                    .contains("mq_notify " + queue.name() + ": EBUSY: process " + first.pid() + " (mqscope)");
            assertThat(second.out()).isEmpty();
            assertThat(queue.queue().status().notifyPid()).isEqualTo((int) first.pid());
            end(first);
        }
    }

    private static void noSuchSignal(TestQueue queue) throws Exception {
        Prompt.Result result = Prompt.run("notify", queue.name(), "--signal", "65");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("--signal 65 is EINVAL");
        assertThat(queue.queue().status().isRegistered()).isFalse();
    }

    private static void aSignalIsRegistered(TestQueue queue) throws Exception {
        try (Peer peer = started(queue)) {
            assertThat(queue.queue().status().via()).isEqualTo("signal " + Signal.NOTIFICATION);
            end(peer);
            assertThat(peer.line()).endsWith(" unregistered");
            assertThat(queue.queue().status().isRegistered()).isFalse();
        }
    }

    private static void theNextRegistersOnceTheFirstHasClosed(TestQueue queue) throws Exception {
        try (Peer first = started(queue)) {
            assertThat(Prompt.run("notify", queue.name(), "--via", "thread").err())
                    .contains("EBUSY");
            end(first);
            CompletableFuture<Prompt.Result> second = Prompt.start("notify", queue.name(), "--via", "thread");
            Await.until("the second registers", () -> queue.queue().status().notifyPid() == Self.pid());
            queue.queue().send(MESSAGE);
            assertThat(second.get().status()).isZero();
        }
    }

    private static void aMessageNotifiesAndNamesItsSender(TestQueue queue) throws Exception {
        try (Peer peer = started(queue)) {
            Expect.ok("send", queue.name(), "x");
            assertThat(peer.line())
                    .contains("notified: sent by process " + Self.pid() + " (")
                    .endsWith(") of user " + Self.euid());
            assertThat(peer.exitStatus()).isZero();
            assertThat(peer.errors()).isEmpty();
        }
    }

    private static void aBlockedReceiverComesFirst(TestQueue queue) throws Exception {
        CompletableFuture<Prompt.Result> receiver = Prompt.start("receive", queue.name());
        Await.until("the receiver waits", () -> Blocked.isAnyThread(Self.pid()));
        try (Peer peer = started(queue)) {
            queue.queue().send(MESSAGE);
            assertThat(receiver.get().out()).isEqualTo("m");
            assertThat(queue.queue().status().notifyPid()).isEqualTo((int) peer.pid());
            end(peer);
            assertThat(peer.lines()).singleElement().asString().endsWith(" unregistered");
        }
    }
}
