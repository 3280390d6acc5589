package io.github.mqscope.ui.controls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.LoopEvent;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class LiveRingTest {
    private final EventLog log = new EventLog();
    private long seen;

    private List<LoopEvent> events(int count, LoopEvent.Kind kind) {
        for (int i = 0; i < count; i++) {
            log.add(kind, Optional.empty(), "event " + i);
        }
        List<LoopEvent> batch = log.since(seen).events();
        seen = batch.getLast().number();
        return batch;
    }

    @Test
    void keepsTheNewestAndCountsWhatFellOut() {
        LiveRing<LoopEvent> ring = new LiveRing<>(10, LoopEvent::number);
        ring.add(events(8, LoopEvent.Kind.READY), 0);
        int trimmed = ring.add(events(5, LoopEvent.Kind.READY), 0);
        assertThat(trimmed).isEqualTo(3);
        assertThat(ring.shown())
                .extracting(LoopEvent::number)
                .containsExactly(4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L);
        assertThat(ring.gone()).isEqualTo(3);
    }

    @Test
    void countsWhatItNeverSaw() {
        LiveRing<LoopEvent> ring = new LiveRing<>(10, LoopEvent::number);
        ring.add(events(1, LoopEvent.Kind.READY), 7);
        assertThat(ring.gone()).isEqualTo(7);
    }

    @Test
    void takesABatchLargerThanItself() {
        LiveRing<LoopEvent> ring = new LiveRing<>(10, LoopEvent::number);
        ring.add(events(25, LoopEvent.Kind.READY), 0);
        assertThat(ring.shown()).hasSize(10);
        assertThat(ring.shown().getLast().number()).isEqualTo(25);
        assertThat(ring.gone()).isEqualTo(15);
    }

    @Test
    void neverTrimsAndAddsInOneChange() {
        LiveRing<LoopEvent> ring = new LiveRing<>(10, LoopEvent::number);
        AtomicInteger changes = new AtomicInteger();
        ring.shown().addListener((ListChangeListener<LoopEvent>) change -> {
            int parts = 0;
            while (change.next()) {
                parts++;
                assertThat(change.wasReplaced()).isFalse();
            }
            assertThat(parts).isEqualTo(1);
            changes.incrementAndGet();
        });
        ring.add(events(9, LoopEvent.Kind.READY), 0);
        ring.add(events(4, LoopEvent.Kind.READY), 0);
        assertThat(changes).hasValue(3);
    }

    @Test
    void showsOnlyWhatTheFilterLetsThrough() {
        LiveRing<LoopEvent> ring = new LiveRing<>(10, LoopEvent::number);
        ring.filter(event -> event.kind() != LoopEvent.Kind.TIMER);
        ring.add(events(2, LoopEvent.Kind.READY), 0);
        ring.add(events(3, LoopEvent.Kind.TIMER), 0);
        assertThat(ring.shown()).hasSize(2);
        assertThat(ring.kept()).isEqualTo(5);
        ring.filter(event -> true);
        assertThat(ring.shown()).hasSize(5);
    }
}
