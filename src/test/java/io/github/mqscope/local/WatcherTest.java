package io.github.mqscope.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.LoopEvent;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.TestQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatcherTest extends WatcherCase {
    @Test
    void theDepthFollowsSendsAndReceives() throws Exception {
        try (TestQueue queue = TestQueue.create(3, 64);
                Watching watching = Watching.of(queue.name())) {
            queue.queue().send(ONE);
            QueueState one = watching.await(queue.name(), "one message", q -> q.depth() == 1);
            assertThat(one.status().orElseThrow().qsize()).isEqualTo(1);
            assertThat(one.fill()).isEqualTo(1 / 3.0);
            queue.queue().receive();
            watching.await(queue.name(), "no message", q -> q.depth() == 0);
            assertThat(queue.queue().attributes().curmsgs()).isZero();
        }
    }

    @Test
    void nothingIsConsumed() throws Exception {
        try (TestQueue queue = TestQueue.create(3, 64);
                Watching watching = Watching.of(queue.name())) {
            queue.fill();
            watching.await(queue.name(), "three messages", q -> q.depth() == 3);
            int seen = watching.published.get();
            Await.until("more snapshots", () -> watching.published.get() > seen + 3);
            assertThat(queue.queue().attributes().curmsgs()).isEqualTo(3);
        }
    }

    @Test
    void fullAndEmptyAreEventsAndRegisteringIsNone() throws Exception {
        try (TestQueue queue = TestQueue.create(2, 64);
                Watching watching = Watching.of(queue.name())) {
            watching.await(queue.name(), "the empty queue", q -> q.depth() == 0);
            assertThat(watching.events(queue.name(), LoopEvent.Kind.READY)).isEmpty();
            queue.queue().send(ONE);
            watching.awaitEvent(queue.name(), LoopEvent.Kind.READY);
            assertThat(watching.events(queue.name(), LoopEvent.Kind.READY))
                    .first()
                    .extracting(LoopEvent::detail)
                    .isEqualTo("1 of 2 messages (+1)");
            queue.queue().send(ONE);
            watching.awaitEvent(queue.name(), LoopEvent.Kind.FULL);
            queue.queue().receive();
            queue.queue().receive();
            watching.awaitEvent(queue.name(), LoopEvent.Kind.EMPTY);
        }
    }

    @Test
    void aBusyQueueIsAFewLinesToLookAtAndNoneOfItsEventsIsMissing() throws Exception {
        try (TestQueue busy = TestQueue.create(2, 64);
                TestQueue calm = TestQueue.create(2, 64);
                Watching watching = Watching.of(busy.name(), calm.name())) {
            calm.queue().send(ONE);
            watching.awaitEvent(calm.name(), LoopEvent.Kind.READY);
            for (int i = 1; i <= 150; i++) {
                int before = i;
                busy.queue().send(ONE);
                busy.queue().receive();
                Await.until(
                        "it is seen",
                        () -> watching.events(busy.name(), LoopEvent.Kind.READY).size() >= before);
            }
            long each = watching.log.since(0).events().size();
            List<LoopEvent> folded = watching.log.folded().events();
            assertThat(folded.stream().mapToLong(LoopEvent::count).sum()).isGreaterThanOrEqualTo(each);
            assertThat(folded.stream().filter(event -> event.queue().equals(Optional.of(busy.name()))))
                    .hasSizeLessThan(30);
            assertThat(folded).anyMatch(event -> event.queue().equals(Optional.of(calm.name())));
        }
    }

    @Test
    void aChangeThatTheTimerSawFirstIsAnEventAllTheSame() throws Exception {
        try (TestQueue queue = TestQueue.create(1, 64);
                Watching watching = Watching.of(queue.name())) {
            Await.until("a second refresh", () -> watching.published.get() > 1);
            watching.whileRefreshWaits(() -> queue.queue().send(ONE));
            watching.awaitEvent(queue.name(), LoopEvent.Kind.FULL);
            assertThat(watching.events(queue.name(), LoopEvent.Kind.READY))
                    .extracting(LoopEvent::detail)
                    .containsExactly("1 of 1 message (+1)");
        }
    }

    @Test
    void aBusyQueueIsSampledUntilItIsCalm() throws Exception {
        try (TestQueue queue = TestQueue.create();
                Watching watching = Watching.of(queue.name())) {
            try (Peer busy = peer(queue, "busy")) {
                watching.await(queue.name(), "it is sampled", QueueState::sampled);
                assertThat(busy.pid()).isPositive();
            }
            watching.await(queue.name(), "it is calm again", q -> !q.sampled());
            long depth = queue.queue().attributes().curmsgs();
            queue.queue().send(ONE);
            watching.await(queue.name(), "each change is seen again", q -> q.depth() == depth + 1);
        }
    }

    @Test
    void showsWhoHoldsAQueueAndWhoWaitsOnIt() throws Exception {
        try (TestQueue queue = TestQueue.create(1, 64);
                Watching watching = Watching.of(queue.name())) {
            try (Peer sender = peer(queue, "send")) {
                sender.awaitBlocked();
                QueueState state = watching.await(
                        queue.name(), "the sender", q -> !q.blockedSenders().isEmpty());
                assertThat(state.blockedSenders()).singleElement().satisfies(thread -> {
                    assertThat(thread.pid()).isEqualTo((int) sender.pid());
                    assertThat(thread.priority()).hasValue(7);
                });
                assertThat(state.openers())
                        .singleElement()
                        .satisfies(opener -> assertThat(opener.pid()).isEqualTo((int) sender.pid()));
            }
            watching.await(queue.name(), "nobody waits", q -> q.blocked().isEmpty());
            assertThat(watching.events(queue.name(), LoopEvent.Kind.BLOCKED))
                    .extracting(LoopEvent::detail)
                    .satisfiesExactly(
                            detail -> assertThat(detail).contains("waits to send 5 bytes with priority 7"),
                            detail -> assertThat(detail).contains("waits no more"));
        }
    }

    @Test
    void aHandOverToAWaitingReceiverIsNoEventAndMovesOnlyTheTimeOfLastUse() throws Exception {
        try (TestQueue queue = TestQueue.create(1, 64);
                Watching watching = Watching.of(queue.name());
                Peer receiver = peer(queue, "receive")) {
            receiver.awaitBlocked();
            QueueState before = watching.await(
                    queue.name(), "the receiver", q -> !q.blockedReceivers().isEmpty());
            Await.until("the next second", () -> Instant.now().getEpochSecond() > before.mtimeSeconds() + 1);
            queue.queue().send(ONE);
            watching.await(queue.name(), "its time moved", q -> q.mtimeSeconds() > before.mtimeSeconds());
            assertThat(watching.events(queue.name(), LoopEvent.Kind.READY)).isEmpty();
        }
    }

    @Test
    void aBurstIsPublishedNoMoreThanTwentyTimesASecond() throws Exception {
        try (TestQueue queue = TestQueue.create();
                Watching watching = new Watching(new WatchOptions(List.of(queue.name()), Duration.ofMinutes(1)))) {
            Instant start = Instant.now();
            int before = watching.published.get();
            try (MessageQueue own = queue.reopen()) {
                Await.until("a second of it", () -> {
                    own.send(ONE);
                    own.receive();
                    return Instant.now().isAfter(start.plusSeconds(1));
                });
            }
            long millis = Duration.between(start, Instant.now()).toMillis();
            assertThat(watching.published.get() - before).isBetween(3, (int) (millis / 50) + 3);
        }
    }
}
