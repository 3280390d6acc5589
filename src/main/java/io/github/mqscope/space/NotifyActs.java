package io.github.mqscope.space;

import io.github.mqscope.model.NotifyLog;
import io.github.mqscope.model.NotifyRequest;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.queue.QueueKey;
import java.util.Optional;

/// Registering for notification from the window. Any thread; nothing here blocks the caller.
public interface NotifyActs {
    /// Queues that may be registered on at one time.
    int MOST_QUEUES = 16;

    /// Registers on the queue that was shown; how it went comes as an event.
    void arm(QueueTarget target, NotifyRequest request);

    /// Ends the registration on a queue.
    void disarm(QueueKey queue);

    /// What this process is registered for on a queue.
    Optional<NotifyRequest> armed(QueueKey queue);

    /// What happened.
    NotifyLog log();
}
