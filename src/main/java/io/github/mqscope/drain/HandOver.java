package io.github.mqscope.drain;

import io.github.mqscope.drain.JournaledMessage.Trust;
import java.io.IOException;

/// Hands the messages of a journal to whoever asks for them, rather than putting them back.
///
/// All that can be read goes, in the order in which it was taken, also what may have arrived before and what is
/// damaged: a [JournaledMessage] says so. Where a message is not taken over, it and all behind it stay.
public final class HandOver {
    private HandOver() {}

    /// Who takes them over; when this returns it has the message.
    @FunctionalInterface
    public interface Taker {
        void take(JournaledMessage message) throws IOException;
    }

    /// Hands over what is not known to be elsewhere. When that is all, the journal is deleted and closed.
    /// @return whether it was deleted; one with damage stays
    public static boolean run(Journal journal, Taker taker) throws IOException {
        for (JournaledMessage message : journal.messages()) {
            if (message.state() != RecordState.RESTORED) {
                one(journal, message, taker);
            }
        }
        if (journal.isDone()) {
            journal.discard();
            return true;
        }
        return false;
    }

    // What is damaged cannot be marked: its record may not be where it seems to be. A length that is not certain is
    // settled when the message is taken over, and not before.
    private static void one(Journal journal, JournaledMessage message, Taker taker) throws IOException {
        if (message.trust() == Trust.DAMAGED) {
            taker.take(message);
            return;
        }
        if (message.state() == RecordState.RECEIVING) {
            taker.take(message);
            JournaledMessage _ = journal.mark(journal.seal(message, message.size()), RecordState.RESTORED);
            return;
        }
        JournaledMessage going = journal.mark(message, RecordState.RESTORING);
        boolean taken = false;
        try {
            taker.take(message);
            taken = true;
        } finally {
            journal.mark(going, taken ? RecordState.RESTORED : message.state());
        }
    }
}
