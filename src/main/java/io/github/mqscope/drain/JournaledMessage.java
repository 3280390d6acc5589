package io.github.mqscope.drain;

import io.github.mqscope.model.queue.Message;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// One message of a journal. Its body stays in the file, mapped, until it is asked for.
///
/// @param index         from 0, in receive order
/// @param offset        where its record begins in the journal
/// @param state         how far it has come
/// @param trust         whether what is shown is all of it
/// @param qsizeBefore   the queue's bytes right before it was taken
/// @param curmsgsBefore the queue's messages right before it was taken
/// @param priority      its priority
/// @param body          its body, as far as it is known
public record JournaledMessage(
        long index,
        long offset,
        RecordState state,
        Trust trust,
        long qsizeBefore,
        long curmsgsBefore,
        int priority,
        MemorySegment body) {
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

    /// A copy of it.
    public Message message() {
        return new Message(priority, body.toArray(ValueLayout.JAVA_BYTE));
    }

    /// The length of its body in bytes, as far as it is known.
    public long size() {
        return body.byteSize();
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
        return new JournaledMessage(index, offset, newState, trust, qsizeBefore, curmsgsBefore, priority, body);
    }

    JournaledMessage whole(MemorySegment all) {
        return new JournaledMessage(
                index, offset, RecordState.TAKEN, Trust.INTACT, qsizeBefore, curmsgsBefore, priority, all);
    }

    // The length that the queue's own numbers prove, or -1: it has lost one message and these bytes since.
    long provenLength(long qsizeNow, long curmsgsNow) {
        long length = qsizeBefore - qsizeNow;
        long more = length - size();
        return curmsgsNow == curmsgsBefore - 1 && more >= 0 && more <= CHANCE ? length : -1;
    }
}
