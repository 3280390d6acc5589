package io.github.mqscope.space;

import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.queue.Message;
import java.time.Instant;
import java.util.List;

/// A look into a queue: under way or over. Read by any thread.
public interface PendingLook {
    /// Where it is.
    enum Stage {
        TAKING,
        RESTORING,
        OVER
    }

    /// The queue.
    QueueTarget target();

    /// Where it is.
    Stage stage();

    /// Messages taken out so far.
    int taken();

    /// Messages put back so far.
    int restored();

    /// The contents in receive order, as they were at [#asOf]. Complete when over.
    List<Message> messages();

    /// When the first was taken.
    Instant asOf();

    /// What a person must know, in sentences: what came back out of order, what is still in the journal and
    /// why. Empty when all went as if nothing had happened.
    List<String> report();

    /// Whether it failed before anything was taken or put back; [#report] says why.
    boolean failed();

    /// Stops taking; what was taken is put back.
    void cancel();
}
