package io.github.mqscope.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.LoopEvent;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.SeenLog;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogsTest {
    private final EventLog events = new EventLog();

    private void add(int count) {
        for (int i = 0; i < count; i++) {
            events.add(LoopEvent.Kind.TIMER, Optional.empty(), "tick");
        }
    }

    @Test
    void aReaderGetsEachEventOnce() {
        add(3);
        EventLog.Batch first = events.since(0);
        assertThat(first.events()).extracting(LoopEvent::number).containsExactly(1L, 2L, 3L);
        add(1);
        assertThat(events.since(3).events()).extracting(LoopEvent::number).containsExactly(4L);
        assertThat(events.since(4).events()).isEmpty();
    }

    @Test
    void aSlowReaderIsToldWhatItMissed() {
        add(2);
        events.since(0);
        add(EventLog.CAPACITY + 5);
        EventLog.Batch batch = events.since(2);
        assertThat(batch.events()).hasSize(EventLog.CAPACITY);
        assertThat(batch.lost()).isEqualTo(5);
    }

    @Test
    void seenMessagesAreBoundedInNumberAndWhatFellOutIsCounted() {
        SeenLog seen = new SeenLog();
        QueueTarget target = new QueueTarget(QueueName.of("/a"), new QueueKey(1, 2));
        for (int i = 0; i < SeenLog.CAPACITY + 7; i++) {
            seen.add(target, true, new Message(i, new byte[1]));
        }
        assertThat(seen.of(target.key())).hasSize(SeenLog.CAPACITY);
        assertThat(seen.dropped()).isEqualTo(7);
        assertThat(seen.last()).isEqualTo(SeenLog.CAPACITY + 7);
    }

    @Test
    void seenMessagesAreBoundedInBytes() {
        SeenLog seen = new SeenLog();
        QueueTarget target = new QueueTarget(QueueName.of("/a"), new QueueKey(1, 2));
        for (int i = 0; i < 5; i++) {
            seen.add(target, true, new Message(0, new byte[(int) (SeenLog.BYTES / 2)]));
        }
        assertThat(seen.of(target.key())).hasSize(2);
        assertThat(seen.dropped()).isEqualTo(3);
    }

    @Test
    void aBurstOfSendsPushesNothingOutOfTheBin() {
        SeenLog seen = new SeenLog();
        QueueTarget target = new QueueTarget(QueueName.of("/a"), new QueueKey(1, 2));
        seen.add(target, false, new Message(1, new byte[1]));
        for (int i = 0; i < SeenLog.CAPACITY + 1; i++) {
            seen.add(target, true, new Message(0, new byte[1]));
        }
        assertThat(seen.bin().all()).hasSize(1);
        assertThat(seen.of(target.key())).hasSize(SeenLog.CAPACITY + 1);
        assertThat(seen.of(target.key()).getFirst().sent()).isFalse();
    }

    @Test
    void theBinIsBoundedInNumberAndBytesAndCanBeEmptied() {
        SeenLog seen = new SeenLog();
        QueueTarget target = new QueueTarget(QueueName.of("/a"), new QueueKey(1, 2));
        for (int i = 0; i < SeenLog.BIN_CAPACITY + 3; i++) {
            seen.add(target, false, new Message(i, new byte[0]));
        }
        assertThat(seen.bin().all()).hasSize(SeenLog.BIN_CAPACITY);
        assertThat(seen.bin().dropped()).isEqualTo(3);
        long before = seen.last();
        seen.bin().empty();
        assertThat(seen.bin().all()).isEmpty();
        assertThat(seen.bin().dropped()).isZero();
        assertThat(seen.last()).isGreaterThan(before);
        byte[] half = new byte[(int) (SeenLog.BIN_BYTES / 2)];
        for (int i = 0; i < 3; i++) {
            seen.add(target, false, new Message(0, half));
        }
        assertThat(seen.bin().all()).hasSize(2);
    }

    @Test
    void whatFailsAgainAndAgainIsSaidOnceAMinute() {
        FaultLog faults = new FaultLog(events);
        Optional<QueueName> queue = Optional.of(QueueName.of("/a"));
        faults.add(queue, "EMFILE", 0);
        faults.add(queue, "EMFILE", 50_000_000);
        faults.add(Optional.empty(), "EMFILE", 50_000_000);
        faults.add(queue, "ENOSPC", 50_000_000);
        faults.add(queue, "EMFILE", 61_000_000_000L);
        assertThat(events.since(0).events())
                .extracting(event -> event.queue().map(QueueName::toString).orElse("") + event.detail())
                .containsExactly("/aEMFILE", "EMFILE", "/aENOSPC", "/aEMFILE");
    }
}
