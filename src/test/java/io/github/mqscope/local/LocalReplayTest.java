package io.github.mqscope.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.space.Replay;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.testing.TracedSends;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LocalReplayTest {
    private LocalQueueActs acts;
    private TestQueue queue;
    private QueueTarget target;

    @BeforeEach
    void create() throws QueueException {
        acts = new LocalQueueActs(QueueAccess.open(), Path.of("target", "journals"), new EventLog());
        queue = TestQueue.create();
        target = new QueueTarget(queue.name(), queue.queue().key());
    }

    @AfterEach
    void remove() throws QueueException {
        acts.close();
        queue.close();
    }

    private void run(Replay replay) {
        replay.start();
        Await.until("the replay is over", replay::isOver);
    }

    private List<Integer> received() throws QueueException {
        List<Integer> numbers = new ArrayList<>();
        while (queue.queue().attributes().curmsgs() > 0) {
            numbers.add((int) queue.queue().receive().body()[0]);
        }
        return numbers;
    }

    @Test
    void aMessageLongerThanMqMsgsizeStopsItAtItsNumberAndTheRestGoesOnBehindIt() throws Exception {
        Replay replay = acts.replay(target, TracedSends.of(1, 64, 65, 4, 5), Replay.AT_ONCE);
        run(replay);
        assertThat(replay.isComplete()).isFalse();
        assertThat(replay.failure().map(QueueFailure::cause)).contains(Cause.MESSAGE_TOO_LONG);
        assertThat(replay.failure().orElseThrow().line()).contains("65 bytes", "64");
        assertThat(replay.at()).isEqualTo(3);
        assertThat(replay.sent()).isEqualTo(2);
        Replay rest = replay.rest().orElseThrow();
        assertThat(rest.at()).isEqualTo(4);
        run(rest);
        assertThat(rest.isComplete()).isTrue();
        assertThat(rest.sent()).isEqualTo(4);
        assertThat(rest.total()).isEqualTo(5);
        assertThat(rest.rest()).isEmpty();
        assertThat(received()).containsExactly(1, 2, 4, 5);
    }

    @Test
    void oneThatWasStoppedWhileTheQueueIsFullGoesOnWithTheMessageItWaitedWith() throws Exception {
        int[] sizes = new int[TestQueue.MAXMSG + 2];
        java.util.Arrays.fill(sizes, 1);
        Replay replay = acts.replay(target, TracedSends.of(sizes), 1);
        replay.start();
        Await.until("the queue is full", () -> replay.sent() == TestQueue.MAXMSG);
        assertThat(replay.rest()).isEmpty();
        replay.cancel();
        Await.until("it is over", replay::isOver);
        assertThat(replay.at()).isEqualTo(TestQueue.MAXMSG + 1);
        List<Integer> all = received();
        run(replay.rest().orElseThrow());
        all.addAll(received());
        assertThat(all).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    }

    @Test
    void aQueueThatIsGoneStopsItAndSaysSo() throws Exception {
        Replay replay = acts.replay(target, TracedSends.of(1, 1), Replay.AT_ONCE);
        queue.close();
        run(replay);
        assertThat(replay.failure().map(QueueFailure::cause)).contains(Cause.NOT_FOUND);
        assertThat(replay.at()).isEqualTo(1);
        assertThat(replay.rest().orElseThrow().at()).isEqualTo(1);
    }

    @Test
    void aLastMessageThatCanNeverBeSentLeavesNoRest() {
        Replay replay = acts.replay(target, TracedSends.of(1, 65), Replay.AT_ONCE);
        run(replay);
        assertThat(replay.at()).isEqualTo(2);
        assertThat(replay.rest()).isEmpty();
    }

    @Test
    @SuppressWarnings("NullAway") // The defect.
    void aDefectIsReportedAsAFailure() {
        Replay replay = acts.replay(target, TracedSends.of(1), Replay.AT_ONCE);
        assertThatThrownBy(() -> ((LocalReplay) replay).run(null)).isInstanceOf(NullPointerException.class);
        assertThat(replay.isOver()).isTrue();
        assertThat(replay.isComplete()).isFalse();
        assertThat(replay.problem()).contains("a defect of mqscope: NullPointerException");
    }
}
