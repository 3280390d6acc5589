package io.github.mqscope.model.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.Sight;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.Visibility;
import io.github.mqscope.model.history.History;
import io.github.mqscope.model.queue.BlockedThread;
import io.github.mqscope.model.queue.HiddenHolders;
import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.queue.SeenBy;
import io.github.mqscope.mqueue.SystemLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlertsTest {
    private static final Instant START = Instant.parse("2026-11-23T18:00:00Z");
    private static final long SECOND = 1_000_000_000;
    private static final int MAXMSG = 10;

    private final Alerts alerts = new Alerts();

    private static QueueKey key(int inode) {
        return new QueueKey(1, inode);
    }

    private static QueueState queue(int inode, int depth, BlockedThread... blocked) {
        return new QueueState(
                key(inode),
                QueueName.of("/q" + inode),
                0,
                "root",
                0,
                "root",
                0600,
                0,
                Optional.of(new QueueAttributes(0, MAXMSG, 64, depth)),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(blocked),
                History.EMPTY,
                0,
                Sight.EACH_CHANGE);
    }

    private static BlockedThread sender(int tid, long since) {
        return blocked(tid, true, since, 1);
    }

    private static BlockedThread blocked(int tid, boolean sending, long since, int among) {
        return new BlockedThread(
                key(1),
                100,
                tid,
                "writer",
                sending,
                OptionalLong.of(10),
                OptionalLong.of(0),
                Optional.of(false),
                START.plusNanos(since),
                SeenBy.SYSCALL,
                among,
                false,
                false);
    }

    @Test
    void whoWaitsForWorkOrPerhapsForAnotherQueueIsNoAlert() {
        assertThat(after(100, queue(1, 0, blocked(8, false, 0, 1))).raised()).isEmpty();
        assertThat(after(200, queue(1, 0, blocked(9, true, 0, 2))).raised()).isEmpty();
        assertThat(after(300, queue(1, 0, blocked(9, true, 0, 1))).raised()).hasSize(1);
    }

    private AlertNews after(double seconds, QueueState... queues) {
        Instant asOf = START.plusNanos((long) (seconds * SECOND));
        Snapshot snapshot = new Snapshot(
                1,
                asOf,
                List.of(queues),
                SystemLimits.read(),
                List.of(),
                new Visibility.Listed(false, HiddenHolders.NOTHING));
        return alerts.update(snapshot);
    }

    @Test
    void aFullQueueIsToldOnceWithTheMomentItWasSeenFull() {
        assertThat(after(0, queue(1, 3)).active()).isEmpty();
        AlertNews full = after(1, queue(1, 10));
        assertThat(full.raised()).singleElement().isInstanceOf(Alert.Full.class);
        assertThat(full.raised()).allMatch(a -> a.since().equals(START.plusSeconds(1)));
        AlertNews still = after(2, queue(1, 10));
        assertThat(still.isNone()).isTrue();
        assertThat(still.active()).containsExactlyElementsOf(full.active());
        assertThat(still.active().getFirst()).isSameAs(full.active().getFirst());
    }

    @Test
    void aQueueThatFlickersAtItsLimitStaysFull() {
        after(0, queue(1, 10));
        for (double at = 0.5; at < 20; at += 0.5) {
            assertThat(after(at, queue(1, at % 1 == 0 ? 10 : 9)).isNone()).isTrue();
        }
    }

    @Test
    void fullIsOverWhenTheQueueStayedBelowForAWhile() {
        after(0, queue(1, 10));
        assertThat(after(1, queue(1, 9)).isNone()).isTrue();
        AlertNews calm = after(2, queue(1, 9));
        assertThat(calm.cleared()).singleElement().isInstanceOf(Alert.Full.class);
        assertThat(calm.active()).singleElement().isInstanceOf(Alert.High.class);
        assertThat(calm.raised()).isEmpty();
    }

    @Test
    void aHighQueueThatFillsIsToldAsFullOnly() {
        after(0, queue(1, 9));
        AlertNews full = after(1, queue(1, 10));
        assertThat(full.raised()).singleElement().isInstanceOf(Alert.Full.class);
        assertThat(full.cleared()).singleElement().isInstanceOf(Alert.High.class);
        assertThat(full.active()).containsExactlyElementsOf(full.raised());
        assertThat(after(2, queue(1, 9)).active()).containsExactlyElementsOf(full.raised());
    }

    @Test
    void highIsRaisedAboveTheThresholdAndClearedWellUnderIt() {
        assertThat(after(0, queue(1, 8)).active()).isEmpty();
        assertThat(after(1, queue(1, 9)).raised()).singleElement().isInstanceOf(Alert.High.class);
        assertThat(after(9, queue(1, 8)).isNone()).isTrue();
        assertThat(after(10, queue(1, 7)).isNone()).isTrue();
        assertThat(after(11, queue(1, 7)).cleared()).singleElement().isInstanceOf(Alert.High.class);
    }

    @Test
    void aThreadBlockedForLongIsToldSinceItsCallBegan() {
        BlockedThread thread = sender(7, 2 * SECOND);
        assertThat(after(12, queue(1, 0, thread)).active()).isEmpty();
        AlertNews late = after(12.5, queue(1, 0, thread));
        assertThat(late.raised())
                .containsExactly(new Alert.Blocked(key(1), QueueName.of("/q1"), START.plusSeconds(2), thread));
        assertThat(after(13, queue(1, 0, thread)).isNone()).isTrue();
        AlertNews another = after(14, queue(1, 0, sender(7, 13 * SECOND)));
        assertThat(another.cleared()).containsExactlyElementsOf(late.raised());
        assertThat(another.active()).isEmpty();
    }

    @Test
    void theLimitsAreChosen() {
        alerts.limits(new AlertLimits(0.2, Duration.ofSeconds(1)));
        assertThat(after(3, queue(1, 3, sender(7, SECOND))).raised()).hasSize(2);
    }

    @Test
    void aQueueThatIsGoneHasNoAlerts() {
        after(0, queue(1, 10, sender(7, -20 * SECOND)));
        assertThat(after(0.1).cleared()).hasSize(2);
        assertThat(after(0.2).active()).isEmpty();
    }

    @Test
    void moreThanTheMostAreCountedOnly() {
        QueueState[] full = IntStream.range(0, 400).mapToObj(i -> queue(i, 10)).toArray(QueueState[]::new);
        AlertNews many = after(0, full);
        assertThat(many.active()).hasSize(Alerts.MOST);
        assertThat(many.beyond()).isEqualTo(400 - Alerts.MOST);
        assertThat(after(1, queue(399, 10)).cleared()).hasSize(Alerts.MOST);
        AlertNews fewer = after(2, queue(399, 10));
        assertThat(fewer.beyond()).isZero();
        assertThat(fewer.raised()).hasSize(1);
    }
}
