package io.github.mqscope.space;

import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.failure.QueueFailure;
import java.util.Optional;

/// The messages of a trace sent once more, to one queue, with their old spacing or faster. Blocks where the
/// queue is full, as mq_send does; can be stopped at any moment, and gone on with by [#rest]. Read by any thread.
public interface Replay {
    /// Sends one after the other without a pause.
    double AT_ONCE = 0;

    /// The queue it goes to.
    QueueTarget target();

    /// How it stands now.
    ReplayState state();

    /// Begins it. Does not block the caller.
    void start();

    /// A replay of what one that is over has not sent, not yet begun: from the message it ended at, or behind it where
    /// that can never be sent. Empty where nothing is left.
    Optional<Replay> rest();

    /// Stops it. Does not wait for the end.
    void cancel();

    /// Messages to send.
    default int total() {
        return state().total();
    }

    /// Messages that cannot be sent: only their beginning was kept.
    default int skipped() {
        return state().skipped();
    }

    /// Messages sent so far, also by those of which this is the [#rest].
    default int sent() {
        return state().sent();
    }

    /// The number of the next message, from 1: where it ended early, the one that was not sent.
    default int at() {
        return state().at();
    }

    /// Whether nothing more will be sent.
    default boolean isOver() {
        return state().over();
    }

    /// Whether it ended with the last message.
    default boolean isComplete() {
        ReplayState now = state();
        return now.over() && now.at() > now.total();
    }

    /// Why it ended early; empty also where it was stopped between two messages.
    default Optional<QueueFailure> failure() {
        return state().failure();
    }

    /// The defect of this program that ended it, in words; empty for none.
    default Optional<String> problem() {
        return state().problem();
    }
}
