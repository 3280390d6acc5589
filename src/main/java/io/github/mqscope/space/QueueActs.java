package io.github.mqscope.space;

import io.github.mqscope.model.MoveRequest;
import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.ReceiveRequest;
import io.github.mqscope.model.SeenLog;
import io.github.mqscope.model.SendRequest;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.model.trace.TraceEvent;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// What a person can do to a queue. Nothing here blocks the caller; a refusal comes as a failure.
public interface QueueActs {
    /// Creates a queue, exclusively.
    /// @param maxmsg and `msgsize`: both or neither; the namespace's defaults if empty
    void create(QueueName name, int mode, OptionalLong maxmsg, OptionalLong msgsize) throws QueueException;

    /// While on, whatever would change a queue is refused with [io.github.mqscope.model.failure.Cause#READ_ONLY], here
    /// and in all that shares this one's access to queues.
    void readOnly(boolean on);

    /// Tells of a queue that was made by others than [#create], for where queues cannot be listed.
    void learn(QueueName name);

    /// Unlinks the queue that was shown, or refuses.
    void unlink(QueueTarget target) throws QueueException;

    /// Starts to send. `whenOver` is called on another thread when the call is over.
    Call send(SendRequest request, Consumer<Call> whenOver);

    /// Starts to receive; what comes goes into [#seen]. `whenOver` as above.
    Call receive(ReceiveRequest request, Consumer<Call> whenOver);

    /// Starts to move messages: the target of the call is the queue they go to. `whenOver` as above.
    Call move(MoveRequest request, Consumer<Call> whenOver);

    /// A replay of a trace's messages to a queue, not yet begun.
    /// @param faster 1 for the old spacing, 10 for ten times faster, [Replay#AT_ONCE]
    Replay replay(QueueTarget target, List<TraceEvent> events, double faster);

    /// The messages that were sent and received here.
    SeenLog seen();
}
