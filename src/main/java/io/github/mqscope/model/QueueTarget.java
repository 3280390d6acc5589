package io.github.mqscope.model;

import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;

/// The queue that a person pointed at: an act reaches this one or refuses, never its successor by name.
///
/// @param name its name
/// @param key  which queue it was when it was shown
public record QueueTarget(QueueName name, QueueKey key) {
    /// The target of a queue as shown.
    public static QueueTarget of(QueueState state) {
        return new QueueTarget(state.name(), state.key());
    }
}
