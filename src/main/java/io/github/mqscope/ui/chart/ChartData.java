package io.github.mqscope.ui.chart;

import io.github.mqscope.model.history.Sample;
import io.github.mqscope.model.history.Series;

/// What a chart shows of one queue. Times are milliseconds since 1970.
///
/// @param series the samples
/// @param asOf   end of the last of them; since then the queue has stood still
/// @param now    the right edge
/// @param millis how much time is shown
/// @param depth  depth now, -1 where unknown
/// @param maxmsg capacity, 0 where unknown
public record ChartData(Series series, long asOf, long now, long millis, int depth, int maxmsg) {
    /// When the samples begin and end that are at least partly in sight, the newest first.
    interface Visitor {
        void visit(Sample sample, long from, long to);
    }

    /// Shows each sample that is at least partly between two moments, the newest first.
    void each(long from, long to, Visitor visitor) {
        if (now > asOf && depth >= 0 && to > asOf) {
            visitor.visit(Sample.still(depth), asOf, now);
        }
        long end = asOf;
        for (int i = series.size() - 1; i >= 0 && end > from; i--) {
            Sample sample = series.get(i);
            long start = end - sample.millis();
            if (start < to) {
                visitor.visit(sample, start, end);
            }
            end = start;
        }
    }

    /// All that happened between two moments, as one.
    Sample between(long from, long to) {
        Sample[] sum = {Sample.NONE};
        each(from, to, (sample, start, end) -> sum[0] = sum[0].plus(sample));
        return sum[0];
    }

    /// All that is in sight, as one.
    Sample inSight() {
        return between(now - millis, now);
    }
}
