package io.github.mqscope.space;

import io.github.mqscope.model.failure.QueueFailure;
import java.time.Duration;
import java.util.Optional;

/// How a send, receive or move stands.
///
/// @param inCall    how long the system call under way has taken so far; zero between calls and when over
/// @param over      whether nothing more will happen
/// @param messages  sent or received so far
/// @param running   how long it has run, or ran
/// @param cancelled whether it was asked to end early
/// @param leftover  whether a move that is over has left the message it had in hand in a journal, see
///                  [io.github.mqscope.model.Leftover]
/// @param failure   why it ended early, empty for success; a cancelled one has
///                  [io.github.mqscope.model.failure.Cause#CANCELLED]
/// @param problem   what else ended it early, such as a disk without room for the journal of a move; empty for nothing
public record CallState(
        Duration inCall,
        boolean over,
        long messages,
        Duration running,
        boolean cancelled,
        boolean leftover,
        Optional<QueueFailure> failure,
        Optional<String> problem) {
    /// Of one that has not begun.
    public static final CallState BEGUN =
            new CallState(Duration.ZERO, false, 0, Duration.ZERO, false, false, Optional.empty(), Optional.empty());

    /// The same with other times.
    public CallState taking(Duration nowInCall, Duration nowRunning) {
        return new CallState(nowInCall, over, messages, nowRunning, cancelled, leftover, failure, problem);
    }

    /// Over, where no failure of a call is why.
    public CallState ended(String why) {
        return new CallState(
                Duration.ZERO, true, messages, running, cancelled, leftover, Optional.empty(), Optional.of(why));
    }
}
