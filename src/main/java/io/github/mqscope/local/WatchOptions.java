package io.github.mqscope.local;

import io.github.mqscope.model.queue.QueueName;
import java.time.Duration;
import java.util.List;

/// What to watch, and how often to look where the kernel tells nothing.
///
/// @param names   the queues; empty for all
/// @param refresh interval of looking at owner, mode, times and notification, and of the statistics
public record WatchOptions(List<QueueName> names, Duration refresh) {
    /// Every queue, each second.
    public static final WatchOptions ALL = new WatchOptions(List.of(), Duration.ofSeconds(1));

    boolean includes(QueueName name) {
        return names.isEmpty() || names.contains(name);
    }
}
