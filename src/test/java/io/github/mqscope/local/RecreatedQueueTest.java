package io.github.mqscope.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.Sight;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.testing.Recreator;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A program near its RLIMIT_MSGQUEUE creates its queue anew while we watch.
class RecreatedQueueTest {
    private static final int LASTING = 10;

    @ParameterizedTest
    @CsvSource({"100, 20000", "1000, 1000", "1000, 0"})
    void aQueueThatIsThereForAMomentIsNeverHeld(int rounds, long pauseMicros) throws Exception {
        Requires.listing();
        try (Watching _ = new Watching(WatchOptions.ALL);
                Recreator peer = new Recreator(TestQueue.uniqueName().toString())) {
            assertThat(peer.failures(rounds, 0, pauseMicros, false)).isZero();
        }
    }

    // A process may have to wait longer than a millisecond for a processor, seldom.
    @ParameterizedTest
    @CsvSource({"20000, 0", "1000, 3"})
    void aQueueThatIsHeldIsLetGoAtOnce(long pauseMicros, int most) throws Exception {
        Requires.listing();
        try (Watching watching = new Watching(WatchOptions.ALL);
                Recreator peer = new Recreator(TestQueue.uniqueName().toString())) {
            long failed = IntStream.range(0, LASTING)
                    .filter(i -> !isCreatedAnew(watching, peer, pauseMicros))
                    .count();
            assertThat(failed).isLessThanOrEqualTo(most);
        }
    }

    private static boolean isCreatedAnew(Watching watching, Recreator peer, long pauseMicros) {
        try {
            watching.await(QueueName.of(peer.make()), "it is held", q -> q.sight() == Sight.EACH_CHANGE);
            return peer.again(pauseMicros);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aNameWhoseQueuesComeAndGoIsHeldOnlyWhenOneLasts() throws Exception {
        Requires.listing();
        QueueName name = TestQueue.uniqueName();
        try (Watching watching = new Watching(WatchOptions.ALL)) {
            try (TestQueue _ = TestQueue.create(name, 1, 8)) {
                watching.await(name, "it is held", q -> q.sight() == Sight.EACH_CHANGE);
            }
            try (TestQueue next = TestQueue.create(name, 1, 8)) {
                watching.await(name, "it is looked at, not held", q -> q.sight() == Sight.FRESH && q.depth() == 0);
                assertThat(watching.find(name).orElseThrow().key())
                        .isEqualTo(next.queue().key());
                watching.await(name, "it is held", q -> q.sight() == Sight.EACH_CHANGE);
            }
        }
    }
}
