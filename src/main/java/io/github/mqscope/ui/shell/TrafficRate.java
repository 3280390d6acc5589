package io.github.mqscope.ui.shell;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.trace.TraceCounts;
import io.github.mqscope.model.trace.TraceStatus;
import io.github.mqscope.space.Tracing;
import io.github.mqscope.ui.words.Words;
import java.time.Instant;

/// How much goes on: calls a second where they are traced, or else the changes of depth that watching sees.
final class TrafficRate {
    private static final Words WORDS = Words.of(TrafficRate.class);
    private static final double NANOS = 1e9;

    private final Tracing tracing;
    private Instant since = Instant.EPOCH;
    private long before;
    private long at;

    TrafficRate(Tracing tracing) {
        this.tracing = tracing;
    }

    /// In words, since the last time it was asked.
    String words(Snapshot now, long nanoTime) {
        if (tracing.status() instanceof TraceStatus.Running(Instant begun, TraceCounts counts)) {
            long all = counts.seen() + counts.lost();
            double seconds = begun.equals(since) ? (nanoTime - at) / NANOS : 0;
            long rate = seconds > 0 ? Math.round((all - before) / seconds) : all;
            since = begun;
            before = all;
            at = nanoTime;
            return WORDS.get("rate.traced", rate);
        }
        double changes =
                now.queues().stream().mapToDouble(QueueState::changesPerSecond).sum();
        return WORDS.get("rate.seen", Math.round(changes));
    }
}
