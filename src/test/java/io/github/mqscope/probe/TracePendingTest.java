package io.github.mqscope.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.trace.TraceCall;
import io.github.mqscope.model.trace.TraceCounts;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.model.trace.TraceMark;
import io.github.mqscope.model.trace.TraceOptions;
import io.github.mqscope.model.trace.TracedWords;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Calls that do not return.
class TracePendingTest {
    private static final int USER = 61998;

    @BeforeEach
    void mayLoad() {
        Requires.bpf();
    }

    private static Traced of(TestQueue queue) throws Exception {
        return Traced.of(queue.name(), Optional.of(queue.queue().key()));
    }

    @Test
    void aReceiverThatDoesNotReturnIsARowWhileItWaits() throws Exception {
        try (TestQueue queue = TestQueue.create();
                Traced traced = of(queue);
                Peer receiver = Traced.calls().start(Traced.arguments(queue.name(), "o", "t60000"))) {
            List<TraceEvent> events = traced.await(2);
            TraceEvent pending = events.getLast();
            assertThat(events).hasSize(2);
            assertThat(pending.is(TraceMark.PENDING)).isTrue();
            assertThat(pending.call()).isEqualTo(TraceCall.RECEIVE);
            assertThat(pending.succeeded()).isFalse();
            assertThat(pending.errno()).isEmpty();
            assertThat(pending.caller().pid()).isEqualTo((int) receiver.pid());
            assertThat(pending.caller().name()).isEqualTo("peer");
            assertThat(pending.queue().name()).contains(queue.name());
            assertThat(pending.mqd()).isEqualTo(events.getFirst().mqd());
            assertThat(Duration.ofNanos(pending.durationNanos())).isGreaterThanOrEqualTo(Duration.ofMillis(200));
            assertThat(TracedWords.pending(pending)).startsWith("in mq_timedreceive since ");
            assertThat(String.join(", ", TracedWords.facts(pending)))
                    .startsWith("mqd " + pending.mqd() + " (read and written), buffer 8192, mq_msgsize 64, timed, ")
                    .endsWith(" s left, 0 of 10 messages");
            Traced.run(queue.name(), "o", "s7");
            List<TraceEvent> all = traced.await(5);
            TraceEvent returned = all.stream()
                    .filter(event -> event.movedMessage() && event.call() == TraceCall.RECEIVE)
                    .findFirst()
                    .orElseThrow();
            assertThat(Duration.ofNanos(returned.startNanos() - pending.startNanos())
                            .abs())
                    .as("the clocks are compared anew at each look")
                    .isLessThan(Duration.ofMillis(10));
            assertThat(returned.durationNanos()).isGreaterThan(pending.durationNanos());
            assertThat(traced.finish()).as("each is told once while it waits").hasSize(5);
            assertThat(traced.trace().counts()).isEqualTo(new TraceCounts(4, 0));
        }
    }

    @Test
    void aSenderThatStillWaitsIsARowWhenTheTraceEnds() throws Exception {
        try (TestQueue queue = TestQueue.create().fill();
                Traced traced = of(queue);
                Peer sender = Traced.calls().start(Traced.arguments(queue.name(), "o", "s5"))) {
            sender.awaitBlocked();
            List<TraceEvent> events = traced.finish();
            TraceEvent pending = events.getLast();
            assertThat(TracedWords.pending(pending)).startsWith("in mq_send since ");
            assertThat(TracedWords.facts(pending)).contains("10 of 10 messages", "priority 5", "5 bytes");
            assertThat(pending.payload()).isEmpty();
            assertThat(pending.caller().pid()).isEqualTo((int) sender.pid());
            assertThat(traced.trace().counts().seen()).isEqualTo(events.size());
        }
    }

    @Test
    void eachTraceTellsWhoWaits() throws Exception {
        try (TestQueue queue = TestQueue.create();
                TraceProgram program = Traced.load(new TraceProgram.Audience(true, 0));
                Peer receiver = Traced.calls().start(Traced.arguments(queue.name(), "o", "r"))) {
            receiver.awaitBlocked();
            for (int i = 0; i < 2; i++) {
                List<TraceEvent> events = new ArrayList<>();
                TraceOptions options = new TraceOptions(
                        Map.of(queue.name(), Optional.of(queue.queue().key())), Optional.empty(), 64);
                try (Trace trace = program.start(options)) {
                    trace.finish(events::add);
                    assertThat(trace.counts()).isEqualTo(new TraceCounts(1, 0));
                }
                assertThat(events).singleElement().satisfies(event -> {
                    assertThat(TracedWords.pending(event)).isEqualTo("in mq_receive since before the trace");
                });
            }
        }
    }

    @Test
    void ofAUserOnlyWhoWaitsOnAQueueOfHisIsTold() throws Exception {
        Requires.root();
        try (TestQueue roots = TestQueue.create();
                TestQueue his = TestQueue.create();
                Peer first = Traced.calls().start(Traced.arguments(roots.name(), "o", "r"));
                Peer second = Traced.calls().start(Traced.arguments(his.name(), "o", "r"))) {
            Files.setAttribute(Path.of("/proc/self/fd/" + his.queue().fd().number()), "unix:uid", USER);
            first.awaitBlocked();
            second.awaitBlocked();
            TraceOptions both = new TraceOptions(
                    Map.of(
                            roots.name(),
                            Optional.of(roots.queue().key()),
                            his.name(),
                            Optional.of(his.queue().key())),
                    Optional.empty(),
                    64);
            try (Traced traced = Traced.with(both, new TraceProgram.Audience(false, USER))) {
                assertThat(traced.finish()).singleElement().satisfies(event -> {
                    assertThat(event.queue().name()).contains(his.name());
                    assertThat(event.is(TraceMark.PENDING)).isTrue();
                });
            }
        }
    }
}
