package io.github.mqscope.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventThrottleTest {
    private static final long SECOND = 1_000_000_000;
    private final EventThrottle.Crowd crowd = new EventThrottle.Crowd();

    @Test
    void twoHundredEventsInATenthOfASecondAreNotTooMuchForOneQueue() {
        EventThrottle heat = new EventThrottle();
        for (int i = 0; i < 200; i++) {
            assertThat(heat.isTooMuch(crowd, SECOND)).isFalse();
        }
        assertThat(heat.isTooMuch(crowd, SECOND)).isTrue();
        assertThat(heat.isTooMuch(crowd, 2 * SECOND)).isFalse();
    }

    @Test
    void whereAllTogetherAreManyEachHasASmallShare() {
        for (int queue = 0; queue < 20; queue++) {
            EventThrottle other = new EventThrottle();
            for (int i = 0; i < 100; i++) {
                assertThat(other.isTooMuch(crowd, SECOND)).isFalse();
            }
        }
        EventThrottle heat = new EventThrottle();
        for (int i = 0; i < 8; i++) {
            assertThat(heat.isTooMuch(crowd, SECOND)).isFalse();
        }
        assertThat(heat.isTooMuch(crowd, SECOND)).isTrue();
    }

    @Test
    void aQueueIsCalmWhenNothingMovedForTwoSeconds() {
        EventThrottle heat = new EventThrottle();
        heat.moved(SECOND);
        assertThat(heat.isCalm(2 * SECOND)).isFalse();
        assertThat(heat.isCalm(3 * SECOND + 1)).isTrue();
    }
}
