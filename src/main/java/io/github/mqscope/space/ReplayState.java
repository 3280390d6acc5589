package io.github.mqscope.space;

import io.github.mqscope.model.failure.QueueFailure;
import java.util.Optional;

/// How a replay stands.
///
/// @param total    messages to send
/// @param skipped  messages that cannot be sent: only their beginning was kept
/// @param sent     messages sent so far, also by those of which this is the [Replay#rest]
/// @param at       the number of the next message, from 1: where it ended early, the one that was not sent
/// @param over     whether nothing more will be sent
/// @param failure  why it ended early; empty also where it was stopped between two messages
/// @param problem  the defect of this program that ended it, in words; empty for none
public record ReplayState(
        int total,
        int skipped,
        int sent,
        int at,
        boolean over,
        Optional<QueueFailure> failure,
        Optional<String> problem) {
    /// Over before its end.
    public ReplayState ended(String why) {
        return new ReplayState(total, skipped, sent, at, true, Optional.empty(), Optional.of(why));
    }
}
