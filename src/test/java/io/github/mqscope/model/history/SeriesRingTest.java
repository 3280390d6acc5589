package io.github.mqscope.model.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesRingTest {
    private static final int CAPACITY = 32;

    private static Sample random(Random random) {
        if (random.nextInt(10) == 0) {
            return Sample.UNKNOWN;
        }
        int low = random.nextInt(50);
        int traced = random.nextInt(2);
        return new Sample(
                1,
                1,
                low,
                low + random.nextInt(50),
                low,
                random.nextInt(9),
                random.nextInt(9),
                random.nextInt(9),
                traced,
                traced == 0 ? 0 : random.nextInt(9),
                traced == 0 ? 0 : random.nextInt(9));
    }

    static Sample sum(List<Sample> samples) {
        return samples.stream().reduce(Sample.NONE, Sample::plus);
    }

    static List<Sample> all(Series series) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            samples.add(series.get(i));
        }
        return samples;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void coarseningKeepsTotalsAndExtremes(long seed) {
        Random random = new Random(seed);
        SeriesRing ring = SeriesRing.allOf(CAPACITY, 3);
        List<Sample> told = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            told.add(random(random));
            ring.add(told.getLast());
            if (random.nextInt(50) == 0) {
                assertThat(sum(all(ring.series()))).isEqualTo(sum(told));
                assertThat(ring.series().size()).isLessThanOrEqualTo(CAPACITY);
            }
        }
        assertThat(ring.series().size()).isGreaterThanOrEqualTo(CAPACITY / 2);
    }

    @Test
    void aCoarsenedSampleIsTheSumOfItsOwnStretchAndNoOther() {
        Random random = new Random(7);
        SeriesRing ring = SeriesRing.allOf(CAPACITY, 2);
        List<Sample> told = new ArrayList<>();
        for (int i = 0; i < 777; i++) {
            told.add(random(random));
            ring.add(told.getLast());
        }
        int at = 0;
        for (Sample one : all(ring.series())) {
            assertThat(one).isEqualTo(sum(told.subList(at, at + one.beats())));
            at += one.beats();
        }
        assertThat(at).isEqualTo(told.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void keepsTheLastSamplesInOrder(int beatsInOne) {
        SeriesRing ring = SeriesRing.lastOf(CAPACITY, beatsInOne);
        List<Sample> told = new ArrayList<>();
        Random random = new Random(9);
        for (int i = 0; i < 10 * CAPACITY * beatsInOne; i++) {
            told.add(random(random));
            ring.add(told.getLast());
            List<Sample> kept = all(ring.series());
            Sample sum = sum(kept);
            assertThat(sum).isEqualTo(sum(told.subList(told.size() - sum.beats(), told.size())));
            assertThat(sum.beats()).isGreaterThanOrEqualTo(Math.min(told.size(), CAPACITY * beatsInOne));
        }
    }

    @Test
    void aSeriesGivenOutNeverChanges() {
        Random random = new Random(11);
        SeriesRing last = SeriesRing.lastOf(CAPACITY, 2);
        SeriesRing all = SeriesRing.allOf(CAPACITY, 2);
        List<Series> given = new ArrayList<>();
        List<List<Sample>> were = new ArrayList<>();
        for (int i = 0; i < 20 * CAPACITY; i++) {
            Sample beat = random(random);
            for (SeriesRing ring : List.of(last, all)) {
                ring.add(beat);
                given.add(ring.series());
                were.add(all(ring.series()));
            }
        }
        for (int i = 0; i < given.size(); i++) {
            assertThat(all(given.get(i))).isEqualTo(were.get(i));
        }
    }

    @Test
    void samplesThatAreAlikeAreOneObject() {
        SeriesRing ring = SeriesRing.lastOf(CAPACITY, 1);
        ring.add(Sample.still(3));
        ring.add(Sample.still(3));
        assertThat(ring.series().get(1)).isSameAs(ring.series().get(0));
    }
}
