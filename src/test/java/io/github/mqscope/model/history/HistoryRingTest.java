package io.github.mqscope.model.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryRingTest {
    private final HistoryRing ring = new HistoryRing();

    private static Sample whole(Series series) {
        return SeriesRingTest.sum(SeriesRingTest.all(series));
    }

    private boolean end(int depth) {
        return ring.endSample(depth, Optional.empty());
    }

    private Sample newest() {
        Series minute = ring.copy().minute();
        return minute.get(minute.size() - 1);
    }

    @Test
    void aSampleHoldsTheExtremesOfTheDepthAndHowItMoved() {
        end(2);
        ring.change(3);
        ring.change(7);
        ring.change(1);
        assertThat(end(4)).isTrue();
        assertThat(newest()).isEqualTo(new Sample(1, 1, 1, 7, 4, 3, 5 + 3, 6, 0, 0, 0));
        assertThat(ring.changesInLastSecond()).isEqualTo(3);
    }

    @Test
    void aDepthThatLastedFromBeforeIsAnExtremeToo() {
        end(9);
        ring.change(1);
        end(1);
        assertThat(newest().high()).isEqualTo(9);
        end(1);
        assertThat(newest()).isEqualTo(Sample.still(1));
    }

    @Test
    void changesInTheLastSecondAreForgottenAfterIt() {
        ring.change(1);
        for (int i = 0; i < HistoryRing.PER_SECOND; i++) {
            end(1);
            assertThat(ring.changesInLastSecond()).isEqualTo(1);
        }
        end(1);
        assertThat(ring.changesInLastSecond()).isZero();
    }

    @Test
    void whatCannotBeSeenIsUnknownAndNotEmpty() {
        end(3);
        end(-1);
        assertThat(newest()).isEqualTo(Sample.UNKNOWN);
        assertThat(newest().isKnown()).isFalse();
        end(5);
        assertThat(newest()).isEqualTo(Sample.still(5));
    }

    @Test
    void aFlatLineIsNotWorthANewPicture() {
        end(2);
        for (int i = 0; i < 2 * HistoryRing.IN_A_MINUTE; i++) {
            assertThat(end(2)).isFalse();
        }
    }

    @Test
    void aLineThatOnlyScrollsIsWorthOneASecond() {
        end(0);
        end(2);
        end(2);
        ring.copy();
        int pictures = 0;
        for (int i = 0; i < 40; i++) {
            if (end(2)) {
                pictures++;
                ring.copy();
            }
        }
        assertThat(pictures).isEqualTo(40 / HistoryRing.PER_SECOND);
    }

    @Test
    void theCopyIsTheSameObjectUntilASampleEnds() {
        end(1);
        History copy = ring.copy();
        assertThat(ring.copy()).isSameAs(copy);
        end(1);
        assertThat(ring.copy()).isNotSameAs(copy);
    }

    @Test
    void aSampleIsTracedOnlyBetweenTwoCountsOfTheSameTraceWithoutLoss() {
        counted(0, new TracedCounts(100, 90, 0));
        assertThat(newest().isTraced()).isFalse();
        counted(0, new TracedCounts(104, 93, 0));
        assertThat(newest().inPerSecond()).isEqualTo(4.0 * HistoryRing.PER_SECOND);
        assertThat(newest().outPerSecond()).isEqualTo(3.0 * HistoryRing.PER_SECOND);
        counted(0, new TracedCounts(110, 99, 1));
        assertThat(newest().isTraced()).isFalse();
        counted(0, new TracedCounts(0, 0, 1));
        assertThat(newest().isTraced()).isFalse();
        end(0);
        assertThat(newest().isTraced()).isFalse();
    }

    private void counted(int depth, TracedCounts passed) {
        assertThat(ring.endSample(depth, Optional.of(passed))).isIn(true, false);
    }

    @Test
    void aBeatOfABusyQueueCostsLittleMemory() {
        int beats = 20_000;
        long sizes = 0;
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < beats; i++) {
            ring.change(i % 10);
            end(i % 7);
            sizes += ring.copy().minute().size();
        }
        assertThat(sizes).isPositive();
        long bytes = (threads.getCurrentThreadAllocatedBytes() - before) / beats;
        assertThat(bytes).isLessThan(2048);
    }

    @Test
    void theThreeResolutionsAgree() {
        for (int i = 0; i < 200; i++) {
            ring.change(i % 7);
            end(i % 5);
        }
        History copy = ring.copy();
        assertThat(whole(copy.hour())).isEqualTo(whole(copy.minute()));
        assertThat(whole(copy.start())).isEqualTo(whole(copy.minute()));
    }
}
