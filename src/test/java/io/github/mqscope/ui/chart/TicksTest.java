package io.github.mqscope.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {
    private static final long MINUTE = 60_000;

    @ParameterizedTest
    @CsvSource({"10, 5, 2", "10, 10, 1", "3, 8, 1", "65536, 6, 20000", "1, 1, 1", "0.2, 4, 1", "101, 10, 20"})
    void valuesAreMarkedAtRoundSteps(double top, int most, long step) {
        assertThat(Ticks.step(top, most)).isEqualTo(step);
    }

    @Test
    void thereAreNeverMoreMarksThanThereIsRoomFor() {
        Random random = new Random(3);
        for (int i = 0; i < 10_000; i++) {
            double top = Math.exp(random.nextDouble() * 20);
            int most = 1 + random.nextInt(12);
            assertThat(top / Ticks.step(top, most)).isLessThanOrEqualTo(most);
            assertThat(Ticks.above(top, most)).isGreaterThanOrEqualTo((long) top);
            long millis = 1000 + (long) (top * 10);
            assertThat(millis / Ticks.timeStep(millis, most)).isLessThanOrEqualTo(most);
        }
    }

    @Test
    void timesAreMarkedAtRoundTimesOfTheWallsClock() {
        long moment = Instant.parse("2026-11-23T18:02:11.250Z").toEpochMilli();
        assertThat(Ticks.time(Ticks.firstAfter(moment, 10_000, ZoneOffset.UTC), 10_000, ZoneOffset.UTC))
                .isEqualTo("18:02:20");
        ZoneId india = ZoneId.of("Asia/Kolkata"); // Half an hour off.
        long hour = Ticks.firstAfter(moment, 60 * MINUTE, india);
        assertThat(Ticks.time(hour, 60 * MINUTE, india)).isEqualTo("00:00");
        assertThat(Ticks.time(moment, 24 * 60 * MINUTE, ZoneOffset.UTC)).isEqualTo("23 Nov");
    }

    @Test
    void aMomentOnAMarkIsNotAfterItself() {
        assertThat(Ticks.firstAfter(20_000, 10_000, ZoneOffset.UTC)).isEqualTo(30_000);
    }

    @Test
    void numbersAreShort() {
        assertThat(List.of(0.0, 7.0, 2.5, 65536.0, 123456.0, 2_500_000.0).stream()
                        .map(Ticks::number))
                .containsExactly("0", "7", "2.5", "65,536", "123k", "2.5M");
    }
}
