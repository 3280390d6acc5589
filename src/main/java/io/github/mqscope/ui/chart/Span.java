package io.github.mqscope.ui.chart;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.history.History;
import io.github.mqscope.model.history.Series;

/// How far back a chart looks.
enum Span {
    MINUTE,
    HOUR,
    START;

    private static final long A_MINUTE = 60_000;
    private static final long AN_HOUR = 60 * A_MINUTE;

    Series of(History history) {
        return switch (this) {
            case MINUTE -> history.minute();
            case HOUR -> history.hour();
            case START -> history.start();
        };
    }

    /// What a chart shows of a queue at a moment.
    ChartData data(QueueState queue, long now) {
        Series series = of(queue.history());
        long asOf = queue.history().asOf().toEpochMilli();
        long edge = Math.max(now, asOf);
        int maxmsg = queue.attributes().map(a -> (int) a.maxmsg()).orElse(0);
        return new ChartData(series, asOf, edge, millis(series.millis() + edge - asOf), (int) queue.depth(), maxmsg);
    }

    private long millis(long sinceStart) {
        return switch (this) {
            case MINUTE -> A_MINUTE;
            case HOUR -> AN_HOUR;
            case START -> Math.max(A_MINUTE, sinceStart);
        };
    }
}
