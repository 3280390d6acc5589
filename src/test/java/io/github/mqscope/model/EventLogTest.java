package io.github.mqscope.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.queue.QueueName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventLogTest {
    private static final QueueName BUSY = QueueName.of("/busy");
    private static final QueueName CALM = QueueName.of("/calm");
    private static final Instant START = Instant.parse("2026-12-01T00:00:00Z");

    private final EventLog log = new EventLog();

    private void ready(QueueName queue, long millis, long depth) {
        add(LoopEvent.Kind.READY, queue, millis, depth);
    }

    private void add(LoopEvent.Kind kind, QueueName queue, long millis, long depth) {
        log.add(new LoopEvent(
                0,
                START.plusMillis(millis),
                kind,
                Optional.of(queue),
                depth + " of 10 messages",
                Optional.of(Repeats.ofDepth(depth, 10))));
    }

    private static List<String> details(List<LoopEvent> events) {
        return events.stream().map(LoopEvent::detail).toList();
    }

    @Test
    void repeatsOfAQueueSoonAfterOneAnotherAreOneWithCountTimesAndDepths() {
        ready(BUSY, 0, 3);
        ready(CALM, 10, 1);
        ready(BUSY, 1500, 7);
        ready(BUSY, 2000, 2);
        assertThat(log.folded().events()).hasSize(2).first().satisfies(event -> {
            assertThat(event.detail()).isEqualTo("3 times in 2.0 s: 2 to 7 of 10 messages");
            assertThat(event.at()).isEqualTo(START);
            assertThat(event.count()).isEqualTo(3);
        });
        assertThat(log.folded().events().getLast().detail()).isEqualTo("1 of 10 messages");
    }

    @Test
    void whoTakesEachOnceGetsThemAsTheyCame() {
        ready(BUSY, 0, 3);
        ready(BUSY, 1, 4);
        assertThat(details(log.since(0).events())).containsExactly("3 of 10 messages", "4 of 10 messages");
        assertThat(details(log.since(1).events())).containsExactly("4 of 10 messages");
    }

    @Test
    void aPauseOrTenSecondsBeginAnother() {
        ready(BUSY, 0, 1);
        ready(BUSY, 2001, 2);
        for (int second = 3; second <= 13; second++) {
            ready(BUSY, second * 1000L, 3);
        }
        assertThat(details(log.folded().events()))
                .containsExactly("1 of 10 messages", "11 times in 10.0 s: 2 to 3 of 10 messages", "3 of 10 messages");
    }

    @Test
    void anotherKindAndAClockThatWasSetBackAreNotTheSame() {
        ready(BUSY, 5000, 1);
        ready(BUSY, 0, 1);
        add(LoopEvent.Kind.FULL, BUSY, 0, 1);
        log.add(LoopEvent.Kind.READY, Optional.of(BUSY), "calm again");
        assertThat(log.folded().events()).hasSize(4);
    }

    @Test
    void oneQueueDoesNotPushOutTheEventsOfOthers() {
        for (int i = 0; i < 30; i++) {
            log.add(LoopEvent.Kind.ACT, Optional.of(CALM), "calm " + i);
            log.add(LoopEvent.Kind.FAULT, Optional.empty(), "fault " + i);
        }
        for (int i = 0; i < 3 * EventLog.CAPACITY; i++) {
            log.add(LoopEvent.Kind.ACT, Optional.of(BUSY), "busy " + i);
            log.add(LoopEvent.Kind.TIMER, Optional.empty(), "tick");
        }
        for (List<LoopEvent> kept : List.of(log.folded().events(), log.since(0).events())) {
            assertThat(kept).hasSize(EventLog.CAPACITY);
            assertThat(details(kept)).contains("calm 0", "calm 29", "fault 0", "fault 29", "busy 14999", "tick");
            assertThat(kept.stream().filter(event -> event.kind() == LoopEvent.Kind.TIMER))
                    .hasSize(2470);
            assertThat(kept).isSortedAccordingTo((a, b) -> Long.compare(a.number(), b.number()));
        }
    }

    @Test
    void whatMadeRoomIsCountedWithItsRepeats() {
        for (int i = 0; i < EventLog.CAPACITY; i++) {
            ready(QueueName.of("/q" + i), 0, 1);
            ready(QueueName.of("/q" + i), 1, 2);
        }
        assertThat(log.folded().gone()).isZero();
        assertThat(log.since(0).lost()).isEqualTo(EventLog.CAPACITY);
        ready(BUSY, 1, 1);
        ready(CALM, 2, 1);
        EventLog.Folded now = log.folded();
        assertThat(now.gone()).isEqualTo(4);
        assertThat(now.events().stream().mapToLong(LoopEvent::count).sum() + now.gone())
                .isEqualTo(now.last());
        assertThat(now.events().getFirst().queue()).contains(QueueName.of("/q2"));
    }
}
