package io.github.mqscope.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.trace.Pairing;
import io.github.mqscope.model.trace.TraceCall;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.model.trace.TraceMark;
import io.github.mqscope.model.trace.TracedWords;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.TestQueue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Calls that wait, are interrupted, hand over, or were entered before the trace.
class TraceWaitTest extends TraceCase {
    @Test
    void tellsThatAReceiveWaitedUntilItTimedOut() throws Exception {
        try (Traced traced = traced()) {
            Traced.run(name, "c", "t60", "u");
            TraceEvent timedOut = traced.await(3).get(1);
            assertThat(timedOut.errno()).contains(Errno.ETIMEDOUT);
            assertThat(timedOut.is(TraceMark.BLOCKED)).isTrue();
            assertThat(timedOut.is(TraceMark.TIMED)).isTrue();
            assertThat(Duration.ofNanos(timedOut.durationNanos())).isGreaterThanOrEqualTo(Duration.ofMillis(55));
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
                TraceEvent pending = traced.await(1).getFirst();
                assertThat(pending.is(TraceMark.PENDING)).isTrue();
                assertThat(TracedWords.pending(pending)).isEqualTo("in mq_receive since before the trace");
                assertThat(pending.size()).isEqualTo(8192);
                Traced.run(queue.name(), "o", "s7");
                TraceEvent receive = only(traced.await(4), TraceCall.RECEIVE);
                assertThat(receive.is(TraceMark.START_UNKNOWN)).isTrue();
                assertThat(TracedWords.unentered(receive)).contains("entered before the trace");
                assertThat(traced.trace().counts().seen()).isEqualTo(3);
                assertThat(receive.durationNanos()).isZero();
                assertThat(receive.payload()).hasSize(7);
                assertThat(receive.size()).isEqualTo(8192);
            }
        }
    }

    private static TraceEvent only(List<TraceEvent> events, TraceCall call) {
        List<TraceEvent> found = events.stream()
                .filter(event -> event.call() == call && !event.is(TraceMark.PENDING))
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
