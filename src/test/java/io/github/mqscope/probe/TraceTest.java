package io.github.mqscope.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.loop.EventLoop;
import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.trace.TraceCall;
import io.github.mqscope.model.trace.TraceCounts;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.model.trace.TraceMark;
import io.github.mqscope.model.trace.TraceOptions;
import io.github.mqscope.sys.Epoll;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.TestQueue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TraceTest extends TraceCase {
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
    void aPayloadThatWrapsAroundInTheRingIsWhole() throws Exception {
        int pairs = 400; // Their payloads are two fifths of the ring.
        QueueName large = TestQueue.uniqueName();
        List<String> words = new ArrayList<>(List.of("o"));
        for (int i = 0; i < pairs; i++) {
            words.addAll(List.of("s8192", "r"));
        }
        try (TestQueue queue = TestQueue.create(large, 1, 8192);
                Traced traced = Traced.with(new TraceOptions(
                        Map.of(large, Optional.of(queue.queue().key())), Optional.empty(), TraceOptions.SNAP_MOST))) {
            for (int times = 0; times < 6; times++) {
                Traced.run(large, words.toArray(String[]::new));
                traced.trace().read(Integer.MAX_VALUE, event -> {
                    if (event.call() != TraceCall.OPEN) {
                        assertThat(event.payload()).hasSize(8192).containsOnly(event.payload()[0]);
                    }
                });
            }
            assertThat(traced.trace().counts()).isEqualTo(new TraceCounts(6L * words.size(), 0));
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
