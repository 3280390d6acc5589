package io.github.mqscope.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.trace.Delivery;
import io.github.mqscope.model.trace.Pairing;
import io.github.mqscope.model.trace.QueuePairing;
import io.github.mqscope.model.trace.TraceCall;
import io.github.mqscope.model.trace.TraceCounts;
import io.github.mqscope.model.trace.TraceEvent;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.TestQueue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// More calls than are read: each is seen or counted as lost, and pairs stay pairs.
class TraceFloodTest extends TraceCase {
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
}
