package io.github.mqscope.model.alert;

import io.github.mqscope.model.queue.BlockedThread;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.queue.QueueName;
import java.time.Instant;

/// Something about a queue that a person should know of. The same object for as long as it holds.
///
/// A queue that is full is also filled above the threshold; it is told as full only.
public sealed interface Alert {
    /// Which queue.
    QueueKey queue();

    /// Its name.
    QueueName name();

    /// Since when it holds, as far as we saw.
    Instant since();

    /// It is full: a send blocks or fails.
    record Full(QueueKey queue, QueueName name, Instant since, long maxmsg) implements Alert {}

    /// A thread has been blocked for longer than it may.
    record Blocked(QueueKey queue, QueueName name, Instant since, BlockedThread thread) implements Alert {}

    /// It is filled to more than the threshold, which was `share` of its `maxmsg` when this was raised.
    record High(QueueKey queue, QueueName name, Instant since, long maxmsg, double share) implements Alert {}
}
