package io.github.mqscope.model.trace;

import io.github.mqscope.model.queue.QueueKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What a trace knows about one queue, at one moment.
///
/// @param queue          which queue
/// @param asOf           when
/// @param sent           messages sent since tracing began
/// @param received       messages received
/// @param unknown        of the received, those that nobody was seen to send
/// @param sentPerSecond  in the last second
/// @param receivedPerSecond likewise
/// @param deliveries     messages followed from send to receive
/// @param p50Nanos       their time from send to receive: half took no longer
/// @param p99Nanos       99 of 100 took no longer
/// @param latencies      how many took how long, as [io.github.mqscope.model.trace.LatencyHistogram#doublings] counts
/// @param parties        who sends and who receives
/// @param queued         the sends of messages that should be in the queue now, in receive order, at most
///                       [#MOST_QUEUED]
public record QueueTrace(
        QueueKey queue,
        Instant asOf,
        long sent,
        long received,
        long unknown,
        double sentPerSecond,
        double receivedPerSecond,
        long deliveries,
        long p50Nanos,
        long p99Nanos,
        List<Long> latencies,
        Map<Flow.Party, Flow.Share> parties,
        List<TraceEvent> queued) {
    /// Sends told at the most.
    public static final int MOST_QUEUED = 4096;
}
