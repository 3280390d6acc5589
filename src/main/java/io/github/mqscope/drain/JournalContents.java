package io.github.mqscope.drain;

import java.util.List;

/// What a journal holds.
///
/// @param header   which queue
/// @param messages in receive order, without those that damage took
/// @param damage   what cannot be read, one sentence each; empty for an undamaged journal
public record JournalContents(JournalHeader header, List<JournaledMessage> messages, List<String> damage) {
    /// How many are not known to be in the queue again.
    public int remaining() {
        return (int)
                messages.stream().filter(m -> m.state() != RecordState.RESTORED).count();
    }

    /// Whether nothing would be lost with it.
    boolean isDone() {
        return remaining() == 0 && damage.isEmpty();
    }
}
