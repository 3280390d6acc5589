package io.github.mqscope.ui.chart;

import io.github.mqscope.model.history.Sample;
import java.util.Arrays;

/// Samples dealt to pixel columns: of all that fall into one it keeps the extremes and the mean.
final class PixelColumns {
    private final TimeScale time;
    private final int[] low;
    private final int[] high;
    private final double[] depth; // Means, each times its beats.
    private final int[] beats;
    private final double[] in;
    private final double[] out;
    private final double[] mostIn;
    private final double[] mostOut;
    private final boolean[] traced;

    private PixelColumns(TimeScale time) {
        int count = time.columns();
        this.time = time;
        low = new int[count];
        Arrays.fill(low, Integer.MAX_VALUE);
        high = new int[count];
        Arrays.fill(high, -1);
        depth = new double[count];
        beats = new int[count];
        in = new double[count];
        out = new double[count];
        mostIn = new double[count];
        mostOut = new double[count];
        traced = new boolean[count];
    }

    /// What `data` shows, in so many columns.
    static PixelColumns of(ChartData data, int count) {
        PixelColumns columns = new PixelColumns(TimeScale.upTo(data.now(), data.millis(), count));
        data.each(columns.time.from(), columns.time.to(), columns::add);
        return columns;
    }

    private void add(Sample sample, long from, long to) {
        if (!sample.isKnown()) {
            return;
        }
        int last = Math.min(time.lastColumn(to), time.columns() - 1);
        for (int i = Math.max(0, time.column(from)); i <= last; i++) {
            low[i] = Math.min(low[i], sample.low());
            high[i] = Math.max(high[i], sample.high());
            depth[i] += sample.mean() * sample.known();
            addRates(i, sample);
            beats[i] += sample.known();
        }
    }

    private void addRates(int i, Sample sample) {
        in[i] += sample.inPerSecond() * sample.known();
        out[i] += sample.outPerSecond() * sample.known();
        mostIn[i] = Math.max(mostIn[i], sample.inPerSecond());
        mostOut[i] = Math.max(mostOut[i], sample.outPerSecond());
        traced[i] |= sample.isTraced();
    }

    TimeScale time() {
        return time;
    }

    int count() {
        return beats.length;
    }

    boolean isKnown(int i) {
        return beats[i] > 0;
    }

    int low(int i) {
        return low[i];
    }

    int high(int i) {
        return high[i];
    }

    double mean(int i) {
        return depth[i] / beats[i];
    }

    /// Messages in a second, the mean.
    double in(int i) {
        return beats[i] == 0 ? 0 : in[i] / beats[i];
    }

    /// Messages out a second, the mean.
    double out(int i) {
        return beats[i] == 0 ? 0 : out[i] / beats[i];
    }

    /// The most of [#in] in one sample.
    double mostIn(int i) {
        return mostIn[i];
    }

    /// The most of [#out] in one sample.
    double mostOut(int i) {
        return mostOut[i];
    }

    /// Whether a trace counted in it.
    boolean isTraced(int i) {
        return traced[i];
    }

    /// The highest depth of all, -1 where none is known.
    int highest() {
        return Arrays.stream(high).max().orElse(-1);
    }

    /// The highest rate of all, in or out.
    double mostOfAll() {
        return Math.max(
                Arrays.stream(mostIn).max().orElse(0),
                Arrays.stream(mostOut).max().orElse(0));
    }
}
