package io.github.mqscope.model;

import io.github.mqscope.mqueue.QueueException;
import io.github.mqscope.mqueue.QueueName;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// What a person can do to a queue. Nothing here blocks the caller; a refusal comes as a failure.
public interface QueueActs {
    /// Creates a queue, exclusively.
    /// @param maxmsg and `msgsize`: both or neither; the namespace's defaults if empty
    void create(QueueName name, int mode, OptionalLong maxmsg, OptionalLong msgsize) throws QueueException;

    /// Tells of a queue that was made by others than [#create], for where queues cannot be listed.
    void learn(QueueName name);

    /// Unlinks the queue that was shown, or refuses.
    void unlink(QueueTarget target) throws QueueException;

    /// Starts to send. `whenOver` is called on another thread when the call is over.
    PendingCall send(SendRequest request, Consumer<PendingCall> whenOver);

    /// Starts to receive; what comes goes into [#seen]. `whenOver` as above.
    PendingCall receive(ReceiveRequest request, Consumer<PendingCall> whenOver);

    /// The messages that were sent and received here.
    SeenLog seen();
}
