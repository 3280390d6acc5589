package io.github.mqscope.drain;

import io.github.mqscope.mqueue.Message;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// One message of a journal.
///
/// @param index         from 0, in receive order
/// @param offset        where its record begins in the journal
/// @param state         how far it has come
/// @param trust         whether what is shown is all of it
/// @param qsizeBefore   the queue's bytes right before it was taken
/// @param curmsgsBefore the queue's messages right before it was taken
/// @param message       priority and body, as far as they are known
public record JournaledMessage(
        long index,
        long offset,
        RecordState state,
        Trust trust,
        long qsizeBefore,
        long curmsgsBefore,
        Message message) {
    // More last bytes than these do not equal the pattern by chance: then others have changed the numbers.
    private static final int CHANCE = 3;

    /// Whether a message is all there.
    public enum Trust {
        /// Length and checksum are right.
        INTACT,
        /// Its receive was interrupted: it has at least the bytes shown, perhaps a few more.
        LENGTH_UNCERTAIN,
        /// The file has changed since: shown is what is left. Never sent.
        DAMAGED
    }

    /// Whether it is out of the queue for all we know: neither back nor perhaps back.
    public boolean isOut() {
        return state == RecordState.TAKEN || state == RecordState.RECEIVING;
    }

    /// Whether it may already be in the queue again.
    public boolean mayBeBack() {
        return state == RecordState.RESTORING;
    }

    /// Whether its length is only a lower bound.
    public boolean lengthUncertain() {
        return trust == Trust.LENGTH_UNCERTAIN;
    }

    JournaledMessage with(RecordState newState) {
        return new JournaledMessage(index, offset, newState, trust, qsizeBefore, curmsgsBefore, message);
    }

    JournaledMessage whole(MemorySegment body) {
        Message all = new Message(message.priority(), body.toArray(ValueLayout.JAVA_BYTE));
        return new JournaledMessage(index, offset, RecordState.TAKEN, Trust.INTACT, qsizeBefore, curmsgsBefore, all);
    }

    // The length that the queue's own numbers prove, or -1: it has lost one message and these bytes since.
    long provenLength(long qsizeNow, long curmsgsNow) {
        long length = qsizeBefore - qsizeNow;
        long more = length - message.size();
        return curmsgsNow == curmsgsBefore - 1 && more >= 0 && more <= CHANCE ? length : -1;
    }
}
