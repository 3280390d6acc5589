package io.github.mqscope.space;

import io.github.mqscope.model.PeekedQueue;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.peek.PeekedMessage;
import io.github.mqscope.model.queue.Message;
import java.util.Optional;

/// Looking into one queue again and again without taking anything, where the probe is. Any thread.
public interface Peeking {
    /// Which queue to look into; a call with the same one says that it has changed.
    void look(Optional<QueueTarget> target);

    /// The newest look at a queue, empty before the first.
    Optional<PeekedQueue> latest(QueueTarget target);

    /// Why the queue that is wanted cannot be looked into.
    Optional<QueueFailure> failure();

    /// The whole body of a message, empty if it is gone. May take its time: not for the FX thread.
    Optional<Message> body(QueueTarget target, PeekedMessage message);
}
