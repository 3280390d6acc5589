package io.github.mqscope.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeatTest {
    private static final long SECOND = 1_000_000_000;
    private final Heat.Crowd crowd = new Heat.Crowd();

    @Test
    void twoHundredEventsInATenthOfASecondAreNotTooMuchForOneQueue() {
        Heat heat = new Heat();
        for (int i = 0; i < 200; i++) {
            assertThat(heat.isTooMuch(crowd, SECOND)).isFalse();
        }
        assertThat(heat.isTooMuch(crowd, SECOND)).isTrue();
        assertThat(heat.isTooMuch(crowd, 2 * SECOND)).isFalse();
    }

    @Test
    void whereAllTogetherAreManyEachHasASmallShare() {
        for (int queue = 0; queue < 20; queue++) {
            Heat other = new Heat();
            for (int i = 0; i < 100; i++) {
                assertThat(other.isTooMuch(crowd, SECOND)).isFalse();
            }
        }
        Heat heat = new Heat();
        for (int i = 0; i < 8; i++) {
            assertThat(heat.isTooMuch(crowd, SECOND)).isFalse();
        }
        assertThat(heat.isTooMuch(crowd, SECOND)).isTrue();
    }

    @Test
    void aQueueIsCalmWhenNothingMovedForTwoSeconds() {
        Heat heat = new Heat();
        heat.moved(SECOND);
        assertThat(heat.isCalm(2 * SECOND)).isFalse();
        assertThat(heat.isCalm(3 * SECOND + 1)).isTrue();
    }
}
