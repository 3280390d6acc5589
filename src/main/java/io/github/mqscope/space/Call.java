package io.github.mqscope.space;

import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.failure.QueueFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A send, receive or move that was asked for: running, blocked, or over. Read by any thread.
public interface Call {
    /// A call under way for longer than this is shown as blocked.
    Duration BLOCKED_AFTER = Duration.ofMillis(80);

    /// The queue.
    QueueTarget target();

    /// The function it calls, such as `mq_timedsend`.
    String call();

    /// When it was asked for.
    Instant started();

    /// How long the system call under way has taken so far; zero between calls and when over.
    Duration inCall();

    /// Whether nothing more will happen.
    boolean isOver();

    /// Messages sent or received so far.
    long messages();

    /// How long it has run, or ran.
    Duration running();

    /// Whether it was asked to end early.
    boolean wasCancelled();

    /// Whether a move that is over has left the message it had in hand in a journal, see
    /// [io.github.mqscope.model.Leftover].
    boolean hasLeftover();

    /// Why it ended early, empty for success. A cancelled one has [QueueFailure.Cancelled].
    Optional<QueueFailure> failure();

    /// What else ended it early, such as a disk without room for the journal of a move; empty for nothing.
    Optional<String> problem();

    /// Ends it at once, without losing a message. Does not wait for the end.
    void cancel();

    /// Whether it sits in the system call.
    default boolean isBlocked() {
        return !isOver() && inCall().compareTo(BLOCKED_AFTER) > 0;
    }

    /// Messages a second so far, 0 before there is enough to tell.
    default double rate() {
        double seconds = running().toNanos() / 1e9;
        return messages() > 1 && seconds > 0 ? messages() / seconds : 0;
    }

    /// The number of the message that the rest begins with, from 1: the one it ended at, or the one behind it where
    /// that can never be sent.
    default long resumesAt() {
        return messages() + (neverSent(failure()) ? 2 : 1);
    }

    /// Whether the message at which a call ended can never be sent: the size of a queue's messages never changes.
    static boolean neverSent(Optional<QueueFailure> why) {
        return why.filter(f -> f instanceof QueueFailure.MessageTooLong || f instanceof QueueFailure.InvalidPriority)
                .isPresent();
    }
}
