package io.github.mqscope.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.history.History;
import io.github.mqscope.model.history.Sample;
import io.github.mqscope.model.history.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PixelColumnsTest {
    private static final long NOW = 1_800_000_000_000L;
    private static final int WIDTH = 300;

    private static ChartData data(List<Sample> samples, long millis) {
        return new ChartData(Series.of(samples), NOW, NOW, millis, 0, 10);
    }

    private static List<Sample> random(int count, long seed) {
        Random random = new Random(seed);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int low = random.nextInt(9);
            int high = low + random.nextInt(10 - low);
            samples.add(new Sample(1, 1, low, high, low, 1, random.nextInt(5), random.nextInt(5), 0, 0, 0));
        }
        return samples;
    }

    @Test
    void everyExtremeOfTenThousandSamplesIsInTheColumnOfItsTime() {
        List<Sample> samples = random(10_000, 5);
        PixelColumns columns = PixelColumns.of(data(samples, 10_000L * History.BEAT_MILLIS), WIDTH);
        for (int i = 0; i < samples.size(); i++) {
            long end = NOW - (samples.size() - 1L - i) * History.BEAT_MILLIS;
            int from = columns.time().column(end - History.BEAT_MILLIS);
            for (int at = Math.max(0, from);
                    at <= Math.min(WIDTH - 1, columns.time().lastColumn(end));
                    at++) {
                assertThat(columns.low(at)).isLessThanOrEqualTo(samples.get(i).low());
                assertThat(columns.high(at))
                        .isGreaterThanOrEqualTo(samples.get(i).high());
                assertThat(columns.mostIn(at))
                        .isGreaterThanOrEqualTo(samples.get(i).inPerSecond());
            }
        }
        assertThat(columns.highest()).isEqualTo(9);
    }

    @Test
    void whatIsReadInAColumnIsWhatIsDrawnInIt() {
        ChartData data = data(random(1000, 6), 1000L * History.BEAT_MILLIS);
        PixelColumns columns = PixelColumns.of(data, WIDTH);
        for (int i = 0; i < WIDTH; i++) {
            Sample read = data.between(columns.time().from(i), columns.time().from(i + 1));
            assertThat(read.low()).isEqualTo(columns.low(i));
            assertThat(read.high()).isEqualTo(columns.high(i));
            assertThat(read.isKnown()).isEqualTo(columns.isKnown(i));
            if (read.isKnown()) {
                assertThat(read.mean()).isCloseTo(columns.mean(i), Offset.offset(1e-9));
            }
        }
    }

    @Test
    void scrollingByAColumnMovesTheColumnsAndChangesNone() {
        List<Sample> samples = random(1000, 7);
        long millis = 1000L * History.BEAT_MILLIS;
        PixelColumns before = PixelColumns.of(data(samples, millis), WIDTH);
        long later = (long) Math.ceil(millis / (double) WIDTH);
        ChartData next = new ChartData(Series.of(samples), NOW, NOW + later, millis, 0, 10);
        PixelColumns after = PixelColumns.of(next, WIDTH);
        int by = (int) (after.time().first() - before.time().first());
        assertThat(by).isBetween(1, 2);
        for (int i = 1; i < WIDTH - by - 1; i++) {
            assertThat(after.high(i)).isEqualTo(before.high(i + by));
            assertThat(after.low(i)).isEqualTo(before.low(i + by));
        }
    }

    @Test
    void afterTheLastSampleTheQueueStandsStill() {
        ChartData data = new ChartData(Series.of(random(10, 8)), NOW, NOW + 30_000, 60_000, 4, 10);
        PixelColumns columns = PixelColumns.of(data, 60);
        assertThat(columns.low(58)).isEqualTo(4);
        assertThat(columns.high(58)).isEqualTo(4);
        assertThat(columns.in(58)).isZero();
        assertThat(columns.isKnown(5)).isFalse();
    }

    @Test
    void whatWasNotSeenIsNotDrawnAsEmpty() {
        PixelColumns columns = PixelColumns.of(data(List.of(Sample.UNKNOWN, Sample.still(3)), 500), 10);
        assertThat(columns.isKnown(2)).isFalse();
        assertThat(columns.isKnown(8)).isTrue();
    }
}
