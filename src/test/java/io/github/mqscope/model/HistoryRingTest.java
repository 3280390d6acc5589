package io.github.mqscope.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HistoryRingTest {
    private final HistoryRing ring = new HistoryRing();

    @Test
    void aSampleHoldsTheHighestDepthAndTheChanges() {
        ring.change(3);
        ring.change(7);
        ring.change(1);
        assertThat(ring.endSample(1)).isTrue();
        assertThat(ring.copy().depth()).containsExactly(7);
        assertThat(ring.copy().changes()).containsExactly(3);
        assertThat(ring.changesInLastSecond()).isEqualTo(3);
    }

    @Test
    void aFlatLineIsNotWorthANewPicture() {
        ring.endSample(2);
        for (int i = 0; i < 2 * History.SAMPLES; i++) {
            assertThat(ring.endSample(2)).isFalse();
        }
    }

    @Test
    void aLineThatOnlyScrollsIsWorthOneASecond() {
        ring.endSample(0);
        ring.endSample(2);
        ring.copy();
        int pictures = 0;
        for (int i = 0; i < 40; i++) {
            if (ring.endSample(2)) {
                pictures++;
                ring.copy();
            }
        }
        assertThat(pictures).isEqualTo(40 / HistoryRing.PER_SECOND);
    }

    @Test
    void keepsTheLastSamplesInOrder() {
        for (int i = 0; i < History.SAMPLES + 5; i++) {
            ring.endSample(i);
        }
        int[] depth = ring.copy().depth();
        assertThat(depth).hasSize(History.SAMPLES).isSorted();
        assertThat(depth[History.SAMPLES - 1]).isEqualTo(History.SAMPLES + 4);
    }

    @Test
    void theCopyIsTheSameObjectUntilASampleEnds() {
        ring.endSample(1);
        History copy = ring.copy();
        assertThat(ring.copy()).isSameAs(copy);
        ring.endSample(1);
        assertThat(ring.copy()).isNotSameAs(copy);
    }
}
