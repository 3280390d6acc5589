package io.github.mqscope.drain;

import io.github.mqscope.mqueue.Cancellation;
import io.github.mqscope.mqueue.Message;
import io.github.mqscope.mqueue.MessageBuffer;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.QueueException;
import java.io.IOException;
import java.lang.foreign.Arena;

/// One message at a time on its way from a queue to another, in a journal while it is in neither.
///
/// The journal has one record, used again for each message, into which the kernel itself receives, see the package.
/// After a kill it is found by [Journals#leftovers], and [Restore] puts the message back where it came from. For one
/// thread.
public final class Transit implements AutoCloseable {
    private final MessageQueue from;
    private final JournalFile place;
    private final long msgsize;
    private final Arena arena = Arena.ofConfined();
    private final Slot slot;
    private final MessageBuffer buffer;
    private boolean holds;

    private Transit(MessageQueue from, JournalFile place, JournalHeader header) throws IOException {
        this.from = from;
        this.place = place;
        this.msgsize = header.msgsize();
        long size = Slot.size(msgsize);
        place.file().reserve(Layout.FILE_HEADER, size);
        this.slot = Slot.at(place.file(), Layout.FILE_HEADER, size, header.nonce(), arena);
        this.buffer = MessageBuffer.over(slot.body(msgsize), slot.priority());
    }

    /// Begins a journal.
    /// @param from where messages are taken, open for reading
    /// @throws IOException if no journal can be made
    public static Transit from(MessageQueue from, Journals journals) throws IOException {
        JournalHeader header = JournalHeader.of(from, true);
        JournalFile place = journals.begin(header);
        try {
            return new Transit(from, place, header);
        } catch (IOException e) {
            place.delete();
            place.close();
            throw e;
        }
    }

    /// Takes the message at the head, without waiting.
    /// @return false if the queue is empty
    public boolean take() throws QueueException {
        slot.prepare(0, from.status().qsize(), from.attributes().curmsgs(), msgsize);
        try {
            holds = from.tryReceive(buffer);
        } finally {
            if (holds) {
                slot.commit(buffer.length());
            } else if (slot.isWritten()) {
                holds = true; // The receive failed with the message in the file: it stays there.
            } else {
                slot.withdraw();
            }
        }
        return holds;
    }

    /// What was taken and is not sent.
    public Message message() {
        return buffer.message();
    }

    /// Sends what was taken. Waits while the queue is full, until cancelled; after a failure it is still held.
    public void send(MessageQueue to, Cancellation cancellation) throws QueueException {
        slot.state(RecordState.RESTORING);
        try {
            to.send(buffer, cancellation);
            holds = false;
        } finally {
            slot.state(holds ? RecordState.TAKEN : RecordState.EMPTY);
        }
    }

    /// Lets go of what was taken, since it is kept elsewhere.
    public void forget() {
        slot.withdraw();
        holds = false;
    }

    /// Deletes the journal, or leaves it with the message that is still held.
    @Override
    public void close() throws IOException {
        buffer.close();
        arena.close();
        try {
            if (!holds) {
                place.delete();
            }
        } finally {
            place.close();
        }
    }
}
