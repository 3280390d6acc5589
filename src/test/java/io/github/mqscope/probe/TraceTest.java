package io.github.mqscope.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.loop.EventLoop;
import io.github.mqscope.mqueue.QueueKey;
import io.github.mqscope.mqueue.QueueName;
import io.github.mqscope.sys.Epoll;
import io.github.mqscope.sys.Errno;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TraceTest {
    private final QueueName name = TestQueue.uniqueName();

    @BeforeEach
    void mayLoad() {
        Requires.bpf();
    }

    @AfterEach
    void unlink() {
        TestQueue.unlinkIfPresent(name);
    }

    private Traced traced() throws Exception {
        return Traced.of(name, Optional.empty());
    }

    @Test
    void tellsEachCallFromTheOpeningToTheUnlinking() throws Exception {
        try (Traced traced = traced()) {
            Traced.run(name, "c", "s5", "r", "g", "n1", "n0", "u");
            List<TraceEvent> events = traced.await(7);
            assertThat(events)
                    .extracting(TraceEvent::call)
                    .containsExactly(
                            TraceCall.OPEN,
                            TraceCall.SEND,
                            TraceCall.RECEIVE,
                            TraceCall.GETSETATTR,
                            TraceCall.NOTIFY,
                            TraceCall.NOTIFY,
                            TraceCall.UNLINK);
            assertThat(events).extracting(event -> event.queue().name()).containsOnly(Optional.of(name));
            assertThat(events).allMatch(TraceEvent::succeeded).noneMatch(event -> event.is(TraceMark.BLOCKED));
            assertThat(events.get(5).is(TraceMark.NULL_ARGUMENT)).isTrue();
            assertThat(events.get(4).is(TraceMark.NULL_ARGUMENT)).isFalse();
        }
    }

    @Test
    void tellsASendAndItsReceiveInFull() throws Exception {
        Instant before = Instant.now().minusMillis(5);
        try (Traced traced = traced();
                Peer peer = Traced.calls().start(Traced.arguments(name, "c", "s5", "r", "u"))) {
            List<TraceEvent> events = traced.await(4);
            TraceEvent send = events.get(1);
            assertThat(send.priority()).isEqualTo(5);
            assertThat(send.messageLength()).isEqualTo(5);
            assertThat(new String(send.payload(), StandardCharsets.US_ASCII)).isEqualTo("ddddd");
            assertThat(send.curmsgs()).isEqualTo(1);
            assertThat(send.mqd()).isEqualTo(events.get(0).result());
            assertThat(send.caller().pid()).isEqualTo((int) peer.pid());
            assertThat(send.caller().tid()).isEqualTo((int) peer.pid());
            assertThat(send.caller().uid()).isZero();
            assertThat(send.caller().name()).isEqualTo("peer");
            assertThat(send.start()).isBetween(before, Instant.now());
            assertThat(send.durationNanos()).isPositive();
            TraceEvent receive = events.get(2);
            assertThat(receive.result()).isEqualTo(5);
            assertThat(receive.size()).isEqualTo(8192);
            assertThat(receive.priority()).isEqualTo(5);
            assertThat(receive.payload()).isEqualTo(send.payload());
            assertThat(receive.curmsgs()).isZero();
            assertThat(receive.startNanos()).isGreaterThanOrEqualTo(send.endNanos());
        }
    }

    @Test
    void namesTheQueueAsItsFileIsNumbered() throws Exception {
        try (TestQueue queue = TestQueue.create();
                Traced traced =
                        Traced.of(queue.name(), Optional.of(queue.queue().key()))) {
            Traced.run(queue.name(), "o", "s1");
            assertThat(traced.await(2))
                    .extracting(event -> event.queue().key())
                    .containsOnly(Optional.of(queue.queue().key()));
        }
    }

    @Test
    void tellsWhyACallFailed() throws Exception {
        try (Traced traced = traced()) {
            Traced.run(name, "o", "c", "o1", "r", "b3", "s65", "u", "u");
            List<TraceEvent> events = traced.await(8);
            assertThat(events)
                    .extracting(TraceEvent::errno)
                    .containsExactly(
                            Optional.of(Errno.ENOENT),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(Errno.EAGAIN),
                            Optional.of(Errno.EMSGSIZE),
                            Optional.of(Errno.EMSGSIZE),
                            Optional.empty(),
                            Optional.of(Errno.ENOENT));
            assertThat(events.get(3).is(TraceMark.NONBLOCK)).isTrue();
            assertThat(events.get(3).is(TraceMark.NO_PRIORITY)).isTrue();
        }
    }

    @Test
    void tellsThatAReceiveWaitedUntilItTimedOut() throws Exception {
        try (Traced traced = traced()) {
            Traced.run(name, "c", "t60", "u");
            TraceEvent timedOut = traced.await(3).get(1);
            assertThat(timedOut.errno()).contains(Errno.ETIMEDOUT);
            assertThat(timedOut.is(TraceMark.BLOCKED)).isTrue();
            assertThat(timedOut.is(TraceMark.TIMED)).isTrue();
            assertThat(Duration.ofNanos(timedOut.durationNanos()))
                    .isBetween(Duration.ofMillis(55), Duration.ofSeconds(5));
        }
    }

    @Test
    void tellsThatASignalInterruptedAWait() throws Exception {
        try (Traced traced = traced()) {
            Traced.run(name, "c", "a40", "r", "u");
            TraceEvent interrupted = traced.await(3).get(1);
            assertThat(interrupted.errno()).contains(Errno.EINTR);
            assertThat(interrupted.is(TraceMark.BLOCKED)).isTrue();
        }
    }

    @Test
    void showsAHandOverThatNeverWasInTheQueue() throws Exception {
        try (TestQueue queue = TestQueue.create();
                Traced traced =
                        Traced.of(queue.name(), Optional.of(queue.queue().key()));
                Peer receiver = Traced.calls().start(Traced.arguments(queue.name(), "o", "r"))) {
            receiver.awaitBlocked();
            Traced.run(queue.name(), "o", "s7");
            List<TraceEvent> events = traced.await(4);
            TraceEvent send = only(events, TraceCall.SEND);
            TraceEvent receive = only(events, TraceCall.RECEIVE);
            assertThat(send.curmsgs()).isZero();
            assertThat(receive.is(TraceMark.BLOCKED)).isTrue();
            assertThat(receive.caller().pid()).isEqualTo((int) receiver.pid());
            Pairing pairing = new Pairing();
            assertThat(events.stream().flatMap(event -> pairing.add(event).stream()))
                    .singleElement()
                    .satisfies(delivery -> {
                        assertThat(delivery.isHandOver()).isTrue();
                        assertThat(delivery.certain()).isTrue();
                        assertThat(delivery.send()).isEqualTo(send);
                        assertThat(delivery.receive()).isEqualTo(receive);
                    });
        }
    }

    @Test
    void tellsACallThatWasEnteredBeforeTheTrace() throws Exception {
        try (TestQueue queue = TestQueue.create();
                Peer receiver = Traced.calls().start(Traced.arguments(queue.name(), "o", "r"))) {
            receiver.awaitBlocked();
            try (Traced traced =
                    Traced.of(queue.name(), Optional.of(queue.queue().key()))) {
                Traced.run(queue.name(), "o", "s7");
                TraceEvent receive = only(traced.await(3), TraceCall.RECEIVE);
                assertThat(receive.is(TraceMark.START_UNKNOWN)).isTrue();
                assertThat(receive.durationNanos()).isZero();
                assertThat(receive.payload()).hasSize(7);
                assertThat(receive.size()).isEqualTo(8192);
            }
        }
    }

    private static TraceEvent only(List<TraceEvent> events, TraceCall call) {
        List<TraceEvent> found =
                events.stream().filter(event -> event.call() == call).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    @Test
    void showsNoOtherQueue() throws Exception {
        try (TestQueue other = TestQueue.create();
                Traced traced = traced()) {
            Traced.run(other.name(), "o", "s1", "r");
            Traced.run(name, "c", "u");
            Traced.run(other.name(), "o", "s1", "r");
            assertThat(traced.finish())
                    .extracting(event -> event.queue().name())
                    .containsExactly(Optional.of(name), Optional.of(name));
            assertThat(traced.trace().counts()).isEqualTo(new TraceCounts(2, 0));
        }
    }

    @Test
    void keepsOnlyAsMuchOfAPayloadAsAsked() throws Exception {
        try (Traced traced = Traced.with(new TraceOptions(Map.of(name, Optional.empty()), Optional.empty(), 3))) {
            Traced.run(name, "c", "s5", "r", "s0", "r", "u");
            List<TraceEvent> events = traced.await(6);
            assertThat(events).extracting(event -> event.payload().length).containsExactly(0, 3, 3, 0, 0, 0);
            assertThat(events).extracting(TraceEvent::messageLength).containsExactly(0L, 5L, 5L, 0L, 0L, 0L);
            assertThat(events.get(1).isPayloadWhole()).isFalse();
            assertThat(events.get(3).isPayloadWhole()).isTrue();
        }
    }

    @Test
    void keepsWholeMessagesOfTheUsualLargestSize() throws Exception {
        QueueName large = TestQueue.uniqueName();
        try (TestQueue queue = TestQueue.create(large, 1, 8192);
                Traced traced = Traced.with(new TraceOptions(
                        Map.of(large, Optional.of(queue.queue().key())), Optional.empty(), TraceOptions.SNAP_MOST))) {
            Traced.run(large, "o", "s8192", "r");
            List<TraceEvent> events = traced.await(3);
            assertThat(events.get(1).payload()).hasSize(8192).containsOnly('d');
            assertThat(events.get(2).payload()).isEqualTo(events.get(1).payload());
        }
    }

    @Test
    void escapesHostileNames() throws Exception {
        QueueName hostile = TestQueue.hostileName();
        try (TestQueue queue = TestQueue.create(hostile, 1, 8);
                Traced traced = Traced.of(hostile, Optional.of(queue.queue().key()))) {
            queue.fill();
            assertThat(traced.await(1).getFirst().queue().name()).contains(hostile);
        }
    }

    @Test
    void countsEveryCallAsSeenOrLostAndMarksTheLossAtItsPlace() throws Exception {
        int pairs = 150_000;
        try (Traced traced = traced()) {
            Traced.run(name, "c", "f" + pairs, "u");
            List<TraceEvent> events = traced.finish();
            TraceCounts counts = traced.trace().counts();
            assertThat(counts.seen() + counts.lost()).isEqualTo(2L * pairs + 2);
            assertThat(counts.lost()).isPositive();
            assertThat((long) events.size()).isEqualTo(counts.seen());
            assertThat(events.getFirst().lostBefore()).isZero();
            for (int i = 1; i < events.size(); i++) {
                TraceEvent one = events.get(i - 1);
                TraceEvent next = events.get(i);
                assertThat(next.sequence() - one.sequence() - 1).isEqualTo(next.lostBefore() - one.lostBefore());
            }
        }
    }

    @Test
    void aReaderThatComesBackSeesTheLossBetweenTwoEvents() throws Exception {
        int pairs = 150_000;
        try (Traced traced = traced()) {
            Traced.run(name, "c", "f" + pairs);
            int early = traced.await(1).size();
            traced.trace().read(Integer.MAX_VALUE, event -> {});
            long lost = traced.trace().counts().lost();
            Traced.run(name, "u");
            List<TraceEvent> events = traced.finish();
            assertThat(early).isPositive();
            assertThat(lost).isPositive();
            assertThat(events.getLast().call()).isEqualTo(TraceCall.UNLINK);
            assertThat(events.getLast().lostBefore()).isEqualTo(lost);
        }
    }

    @Test
    void losesNothingWhileTheReaderReads() throws Exception {
        int pairs = 200_000;
        long[] last = {-1, 0};
        try (Traced traced = traced();
                Peer flood = Traced.calls().start(Traced.arguments(name, "c", "f" + pairs, "u"))) {
            io.github.mqscope.testing.Await.until("the flood's end", () -> {
                traced.trace().read(100_000, event -> {
                    last[0] = event.sequence();
                    last[1]++;
                });
                return last[1] == 2L * pairs + 2;
            });
            assertThat(flood.exitStatus()).isZero();
            assertThat(traced.trace().counts()).isEqualTo(new TraceCounts(2L * pairs + 2, 0));
            assertThat(last[0]).isEqualTo(2L * pairs + 1);
        }
    }

    @Test
    void pairsEverySendWithItsReceive() throws Exception {
        int pairs = 20_000;
        Pairing pairing = new Pairing();
        try (Traced traced = traced()) {
            Traced.run(name, "c", "f" + pairs, "u");
            List<TraceEvent> events = traced.finish();
            List<Delivery> deliveries = events.stream()
                    .flatMap(event -> pairing.add(event).stream())
                    .toList();
            assertThat(deliveries)
                    .hasSize(pairs)
                    .allMatch(Delivery::certain)
                    .noneMatch(Delivery::isHandOver)
                    .allMatch(delivery -> delivery.latencyNanos() > 0);
            QueuePairing queue =
                    pairing.of(events.get(1).queue().key().orElseThrow()).orElseThrow();
            assertThat(queue.queued()).isEmpty();
            assertThat(queue.unknown()).isZero();
            assertThat(queue.latency().total()).isEqualTo(pairs);
            assertThat(queue.latency().quantile(0.99))
                    .isGreaterThanOrEqualTo(queue.latency().quantile(0.5));
        }
    }

    @Test
    void pairsWhatTwoProcessesRaceFor() throws Exception {
        int messages = 300;
        Pairing pairing = new Pairing();
        try (TestQueue queue = TestQueue.create();
                Traced traced =
                        Traced.of(queue.name(), Optional.of(queue.queue().key()));
                Peer receiver = Traced.calls().start(Traced.arguments(queue.name(), words("r", messages)));
                Peer sender = Traced.calls().start(Traced.arguments(queue.name(), words("s9", messages)))) {
            assertThat(sender.exitStatus()).isZero();
            assertThat(receiver.exitStatus()).isZero();
            List<TraceEvent> events = traced.finish();
            assertThat(events.stream().flatMap(event -> pairing.add(event).stream()))
                    .hasSize(messages)
                    .allMatch(delivery -> delivery.send().caller().pid() == sender.pid()
                            && delivery.receive().caller().pid() == receiver.pid());
            assertThat(pairing.of(queue.queue().key()).orElseThrow().queued()).isEmpty();
        }
    }

    private static String[] words(String word, int times) {
        List<String> words = new ArrayList<>(List.of("o"));
        words.addAll(Collections.nCopies(times, word));
        return words.toArray(String[]::new);
    }

    @Test
    void wakesAnEpollLoop() throws Exception {
        CountDownLatch both = new CountDownLatch(4);
        try (Traced traced = traced();
                EventLoop loop = new EventLoop((what, why) -> {
                    throw new AssertionError(what, why);
                })) {
            loop.watch(traced.trace().fd(), Epoll.EPOLLIN, events -> {
                traced.trace().read(100, event -> both.countDown());
            });
            loop.every(Duration.ofMillis(Trace.TICK_MILLIS), n -> {
                traced.trace().read(100, event -> both.countDown());
            });
            Thread thread = Thread.ofPlatform().start(loop::run);
            Traced.run(name, "c", "s1", "r", "u");
            assertThat(both.await(10, TimeUnit.SECONDS)).isTrue();
            loop.stop();
            thread.join(10_000);
        }
    }

    @Test
    void showsAUserOnlyHisCallsAndHisQueues() throws Exception {
        int nobody = 65534;
        TraceOptions options = new TraceOptions(Map.of(name, Optional.empty()), Optional.empty(), 64);
        try (Traced his = Traced.with(options, new TraceProgram.Audience(false, nobody));
                Traced roots = Traced.with(options, new TraceProgram.Audience(false, 0))) {
            Traced.run(name, "c", "s3", "r", "u");
            assertThat(roots.await(4)).hasSize(4);
            assertThat(his.finish()).isEmpty();
            assertThat(his.trace().counts()).isEqualTo(new TraceCounts(0, 0));
        }
    }

    @Test
    void startsAnewWithOtherQueuesAndCountsFromZero() throws Exception {
        try (TestQueue first = TestQueue.create();
                TestQueue second = TestQueue.create();
                TraceProgram program = Traced.load(new TraceProgram.Audience(true, 0))) {
            for (TestQueue queue : List.of(first, second)) {
                Map<QueueName, Optional<QueueKey>> queues =
                        Map.of(queue.name(), Optional.of(queue.queue().key()));
                try (Trace trace = program.start(new TraceOptions(queues, Optional.empty(), 8))) {
                    Traced.run(first.name(), "o", "s1", "r");
                    Traced.run(second.name(), "o", "s1", "r");
                    List<TraceEvent> events = new ArrayList<>();
                    trace.finish(events::add);
                    assertThat(events)
                            .hasSize(3)
                            .extracting(event -> event.queue().name())
                            .containsOnly(Optional.of(queue.name()));
                    assertThat(trace.counts()).isEqualTo(new TraceCounts(3, 0));
                }
            }
        }
    }
}
