package io.github.mqscope.model.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatencyHistogramTest {
    private final LatencyHistogram histogram = new LatencyHistogram();

    @Test
    void isEmptyAtFirst() {
        assertThat(histogram.quantile(0.5)).isZero();
        assertThat(histogram.total()).isZero();
    }

    @Test
    void aQuantileIsAtMostAnEighthTooLarge() {
        for (long exact = 1; exact > 0 && exact < Long.MAX_VALUE / 3; exact = exact * 3 + 1) {
            LatencyHistogram one = new LatencyHistogram();
            one.add(exact);
            assertThat(one.quantile(0.5)).isBetween(exact, exact + exact / 8);
        }
    }

    @Test
    void findsTheMedianAndTheTail() {
        for (int i = 0; i < 98; i++) {
            histogram.add(1000);
        }
        histogram.add(1_000_000);
        histogram.add(1_000_000);
        assertThat(histogram.quantile(0.5)).isBetween(1000L, 1125L);
        assertThat(histogram.quantile(0.98)).isBetween(1000L, 1125L);
        assertThat(histogram.quantile(0.99)).isBetween(1_000_000L, 1_125_000L);
    }

    @Test
    void countsTheExtremes() {
        histogram.add(Long.MAX_VALUE);
        histogram.add(-5);
        assertThat(histogram.total()).isEqualTo(2);
        assertThat(histogram.quantile(0.5)).isZero();
        assertThat(histogram.quantile(1)).isEqualTo(Long.MAX_VALUE);
    }
}
