package io.github.mqscope.space;

import io.github.mqscope.model.QueueTarget;
import io.github.mqscope.model.failure.Cause;
import io.github.mqscope.model.failure.QueueFailure;
import java.time.Duration;
import java.util.Optional;

/// A send, receive or move that was asked for: running, blocked, or over. Read by any thread.
public interface Call {
    /// A call under way for longer than this is shown as blocked.
    Duration BLOCKED_AFTER = Duration.ofMillis(80);

    /// The queue.
    QueueTarget target();

    /// The function it calls, such as `mq_timedsend`.
    String call();

    /// How it stands now.
    CallState state();

    /// Ends it at once, without losing a message. Does not wait for the end.
    void cancel();

    /// Whether nothing more will happen.
    default boolean isOver() {
        return state().over();
    }

    /// How long the system call under way has taken so far; zero between calls and when over.
    default Duration inCall() {
        return state().inCall();
    }

    /// Messages sent or received so far.
    default long messages() {
        return state().messages();
    }

    /// Whether it was asked to end early.
    default boolean wasCancelled() {
        return state().cancelled();
    }

    /// Whether a move that is over has left the message it had in hand in a journal.
    default boolean hasLeftover() {
        return state().leftover();
    }

    /// Why it ended early, empty for success.
    default Optional<QueueFailure> failure() {
        return state().failure();
    }

    /// What else ended it early, empty for nothing.
    default Optional<String> problem() {
        return state().problem();
    }

    /// Whether it sits in the system call.
    default boolean isBlocked() {
        CallState now = state();
        return !now.over() && now.inCall().compareTo(BLOCKED_AFTER) > 0;
    }

    /// Messages a second so far, 0 before there is enough to tell.
    default double rate() {
        CallState now = state();
        double seconds = now.running().toNanos() / 1e9;
        return now.messages() > 1 && seconds > 0 ? now.messages() / seconds : 0;
    }

    /// The number of the message that the rest begins with, from 1: the one it ended at, or the one behind it where
    /// that can never be sent.
    default long resumesAt() {
        return messages() + (neverSent(failure()) ? 2 : 1);
    }

    /// Whether the message at which a call ended can never be sent: the size of a queue's messages never changes.
    static boolean neverSent(Optional<QueueFailure> why) {
        return why.filter(f -> f.is(Cause.MESSAGE_TOO_LONG, Cause.INVALID_PRIORITY))
                .isPresent();
    }
}
