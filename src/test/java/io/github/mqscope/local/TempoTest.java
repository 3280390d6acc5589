package io.github.mqscope.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TempoTest {
    private static final long MILLI = 1_000_000;

    @Test
    void keepsAnEvenRateAndCatchesUpWithALittleLateness() {
        Tempo tempo = new Tempo(Duration.ofMillis(10));
        assertThat(tempo.untilNext(0)).isZero();
        assertThat(tempo.untilNext(3 * MILLI)).isEqualTo(Duration.ofMillis(7));
        assertThat(tempo.untilNext(25 * MILLI)).isEqualTo(Duration.ofMillis(-5));
        assertThat(tempo.untilNext(25 * MILLI)).isEqualTo(Duration.ofMillis(5));
    }

    @Test
    void doesNotRushAfterALongWait() {
        Tempo tempo = new Tempo(Duration.ofMillis(10));
        tempo.untilNext(0);
        long late = 10_000 * MILLI;
        int atOnce = 0;
        while (!tempo.untilNext(late).isPositive()) {
            atOnce++;
        }
        assertThat(atOnce).isEqualTo(11);
    }

    @Test
    void withoutAnIntervalItNeverPauses() {
        Tempo tempo = new Tempo(Duration.ZERO);
        assertThat(tempo.untilNext(0)).isZero();
        assertThat(tempo.untilNext(0)).isZero();
    }
}
