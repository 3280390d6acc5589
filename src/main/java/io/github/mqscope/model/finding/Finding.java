package io.github.mqscope.model.finding;

import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// One answer to why something is stuck.
///
/// @param kind      what it is
/// @param severity  how bad
/// @param certainty how sure
/// @param name      the queue's name, empty where it is about no single queue
/// @param queue     which queue, likewise
/// @param involved  the names of all queues that it is about
/// @param culprits  processes that could change it
/// @param victims   processes that are stuck because of it
/// @param since     the moment since which nothing has moved, as far as was seen
/// @param text      one sentence without a full stop
/// @param evidence  what was seen
/// @param next      what to do: commands, ready to run
public record Finding(
        FindingKind kind,
        Severity severity,
        Certainty certainty,
        Optional<QueueName> name,
        Optional<QueueKey> queue,
        List<QueueName> involved,
        List<Integer> culprits,
        List<Integer> victims,
        Instant since,
        String text,
        List<FindingEvidence> evidence,
        List<String> next) {
    /// The most severe first, then by kind, then by name.
    public static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity)
            .thenComparing(Finding::kind)
            .thenComparing(finding -> finding.name().map(QueueName::toString).orElse(""));

    /// The same about several queues, with others who are stuck.
    Finding about(List<QueueName> all, List<Integer> stuck) {
        return new Finding(kind, severity, certainty, name, queue, all, culprits, stuck, since, text, evidence, next);
    }
}
