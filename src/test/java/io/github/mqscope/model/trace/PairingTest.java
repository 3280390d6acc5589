package io.github.mqscope.model.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PairingTest {
    private static final QueueKey KEY = new QueueKey(19, 4711);
    private static final long MILLI = 1_000_000;

    private final Pairing pairing = new Pairing();
    private long sequence;

    private TraceEvent event(
            TraceCall call, int pid, String text, int priority, long at, int curmsgs, TraceMark... marks) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        boolean send = call == TraceCall.SEND;
        return new TraceEvent(
                sequence++,
                0,
                at,
                1000,
                call,
                new Caller(pid, pid, 0, new byte[] {'p'}),
                new TracedQueue(Optional.of(KEY), Optional.of(QueueName.of("/q")), 1),
                3,
                send ? payload.length : 64,
                priority,
                send ? 0 : payload.length,
                curmsgs,
                CallFacts.NONE,
                Set.copyOf(Arrays.asList(marks)),
                payload);
    }

    private Optional<Delivery> send(String text, int priority, long at, int curmsgs) {
        return pairing.add(event(TraceCall.SEND, 1, text, priority, at, curmsgs));
    }

    private Optional<Delivery> receive(String text, int priority, long at, int curmsgs, TraceMark... marks) {
        return pairing.add(event(TraceCall.RECEIVE, 2, text, priority, at, curmsgs, marks));
    }

    private QueuePairing queue() {
        return pairing.of(KEY).orElseThrow();
    }

    @Test
    void aReceiveFindsItsSend() {
        assertThat(send("a", 1, 0, 1)).isEmpty();
        Delivery delivery = receive("a", 1, 5 * MILLI, 0).orElseThrow();
        assertThat(delivery.send().caller().pid()).isEqualTo(1);
        assertThat(delivery.latencyNanos()).isEqualTo(5 * MILLI + 1000);
        assertThat(delivery.certain()).isTrue();
        assertThat(delivery.isHandOver()).isFalse();
        assertThat(queue().queued()).isEmpty();
    }

    @Test
    void messagesThatLookAlikeLeaveInTheOrderTheyCame() {
        send("same", 1, 0, 1);
        send("same", 1, 1 * MILLI, 2);
        assertThat(receive("same", 1, 2 * MILLI, 1).orElseThrow().send().startNanos())
                .isZero();
        assertThat(receive("same", 1, 3 * MILLI, 0).orElseThrow().send().startNanos())
                .isEqualTo(MILLI);
    }

    @Test
    void whatIsQueuedIsInReceiveOrder() {
        send("low", 1, 0, 1);
        send("high", 9, 1 * MILLI, 2);
        send("low too", 1, 2 * MILLI, 3);
        assertThat(queue().queued())
                .extracting(event -> new String(event.payload(), StandardCharsets.UTF_8))
                .containsExactly("high", "low", "low too");
    }

    @Test
    void aReceiveToldBeforeItsSendWaitsForIt() {
        pairing.add(event(TraceCall.SEND, 1, "first", 0, 0, 1));
        assertThat(receive("raced", 3, 2 * MILLI, 1)).isEmpty();
        Delivery delivery = send("raced", 3, 2 * MILLI - 500, 1).orElseThrow();
        assertThat(delivery.receive().caller().pid()).isEqualTo(2);
        assertThat(queue().unknown()).isZero();
    }

    @Test
    void aSendAfterTheReceiveIsNotItsOrigin() {
        send("x", 0, 0, 1);
        receive("old", 3, 1 * MILLI, 1);
        assertThat(send("old", 3, 2 * MILLI, 2)).isEmpty();
    }

    @Test
    void aHandOverIsOneWhoseReceiverWaited() {
        TraceEvent waiting = new TraceEvent(
                0,
                0,
                0,
                10 * MILLI,
                TraceCall.RECEIVE,
                new Caller(2, 2, 0, new byte[0]),
                new TracedQueue(Optional.of(KEY), Optional.empty(), 1),
                3,
                64,
                1,
                1,
                0,
                CallFacts.NONE,
                Set.of(TraceMark.BLOCKED),
                new byte[] {'m'});
        send("m", 1, 10 * MILLI - 2000, 0);
        assertThat(pairing.add(waiting).orElseThrow().isHandOver()).isTrue();
    }

    @Test
    void messagesFromBeforeTheTraceAreUnknown() {
        receive("before", 5, 0, 1);
        send("mine", 1, 1 * MILLI, 2);
        Delivery unsure = receive("mine", 1, 2 * MILLI, 1).orElseThrow();
        assertThat(unsure.certain()).isFalse();
        send("later", 1, 500 * MILLI, 2);
        assertThat(queue().unknown()).isEqualTo(1);
        receive("later", 1, 501 * MILLI, 0);
        send("sure", 1, 502 * MILLI, 1);
        assertThat(receive("sure", 1, 503 * MILLI, 0).orElseThrow().certain()).isTrue();
    }

    @Test
    void anEmptyQueueHoldsNothingFromLongAgo() {
        send("taken by a call that was lost", 1, 0, 1);
        receive("", 0, 500 * MILLI, 0);
        assertThat(queue().queued()).isEmpty();
    }

    @Test
    void aReceiverThatDidNotAskForThePriorityTakesTheHighest() {
        send("same", 1, 0, 1);
        send("same", 7, 1 * MILLI, 2);
        Delivery delivery =
                receive("same", 0, 2 * MILLI, 1, TraceMark.NO_PRIORITY).orElseThrow();
        assertThat(delivery.send().priority()).isEqualTo(7);
    }

    @Test
    void countsWhoSendsAndWhoReceives() {
        send("a", 1, 0, 1);
        receive("a", 1, 1, 0);
        send("b", 1, 2, 1);
        assertThat(queue().flow().shares())
                .containsEntry(new Flow.Party(1, "p"), new Flow.Share(2, 0))
                .containsEntry(new Flow.Party(2, "p"), new Flow.Share(0, 1));
        assertThat(queue().sent()).isEqualTo(2);
        assertThat(queue().received()).isEqualTo(1);
    }

    @Test
    void processesBeyondTheMostAreCountedTogether() {
        for (int pid = 1; pid <= Flow.MOST + 10; pid++) {
            pairing.add(event(TraceCall.SEND, pid, "x", 0, pid, pid));
        }
        assertThat(queue().flow().shares())
                .hasSize(Flow.MOST + 1)
                .containsEntry(Flow.Party.OTHERS, new Flow.Share(10, 0));
    }

    @Test
    void remembersNoMoreMessagesThanItMay() {
        for (int i = 0; i < QueuePairing.MOST_QUEUED + 5; i++) {
            send("x", 0, i, i + 1);
        }
        assertThat(queue().queued()).hasSize(QueuePairing.MOST_QUEUED);
        assertThat(queue().queued().getFirst().startNanos()).isEqualTo(5);
    }

    @Test
    void failedCallsMoveNothing() {
        TraceEvent failed = new TraceEvent(
                0,
                0,
                0,
                10,
                TraceCall.SEND,
                new Caller(2, 2, 0, new byte[0]),
                new TracedQueue(Optional.of(KEY), Optional.empty(), 1),
                3,
                1,
                1,
                -11,
                10,
                CallFacts.NONE,
                Set.of(),
                new byte[] {'m'});
        assertThat(pairing.add(failed)).isEmpty();
        assertThat(pairing.of(KEY)).isEmpty();
    }
}
