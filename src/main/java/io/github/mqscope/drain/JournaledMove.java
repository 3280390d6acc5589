package io.github.mqscope.drain;

import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.mqueue.Cancellation;
import io.github.mqscope.mqueue.MessageBuffer;
import io.github.mqscope.mqueue.MessageQueue;
import java.io.IOException;
import java.lang.foreign.Arena;

/// One message at a time on its way out of a queue, in a journal until it is where it was to go.
///
/// The journal has one record, used again for each message, into which the kernel itself receives, see the package.
/// After a kill, and where the message could not go on, it is found by [Journals#leftovers]. For one thread.
public final class JournaledMove implements AutoCloseable {
    private final MessageQueue from;
    private final JournalFile place;
    private final long msgsize;
    private final Arena arena = Arena.ofConfined();
    private final Slot slot;
    private final MessageBuffer buffer;
    private long used;
    private boolean holds;

    /// How a message is received: false if none was there. The call is given the record to receive into.
    @FunctionalInterface
    public interface Receive {
        boolean into(MessageBuffer buffer) throws QueueException;
    }

    /// Where a message goes; when this returns it has it.
    @FunctionalInterface
    public interface Taker {
        void take(MessageBuffer buffer) throws IOException;
    }

    private JournaledMove(MessageQueue from, JournalFile place, JournalHeader header, long capacity)
            throws IOException {
        this.from = from;
        this.place = place;
        this.msgsize = header.msgsize();
        this.used = msgsize;
        long size = Slot.size(Math.max(msgsize, capacity));
        place.file().reserve(JournalLayout.FILE_HEADER, size);
        this.slot = Slot.at(place.file(), JournalLayout.FILE_HEADER, size, header.nonce(), arena);
        this.buffer = MessageBuffer.over(slot.body(capacity), slot.priority());
    }

    /// Begins the journal of a move to another queue.
    /// @param from where messages are taken, open for reading
    /// @throws IOException if no journal can be made
    public static JournaledMove between(MessageQueue from, Journals journals) throws IOException {
        return begin(
                JournalHeader.of(from, JournalHeader.Purpose.MOVE),
                from,
                journals,
                from.attributes().msgsize());
    }

    /// Begins the journal of a receive.
    /// @param from     where messages are taken, open for reading
    /// @param capacity bytes of the buffer, as mq_receive(3) is told
    /// @throws IOException if no journal can be made
    public static JournaledMove out(MessageQueue from, long capacity, Journals journals) throws IOException {
        return begin(JournalHeader.of(from, JournalHeader.Purpose.RECEIVE), from, journals, capacity);
    }

    private static JournaledMove begin(JournalHeader header, MessageQueue from, Journals journals, long capacity)
            throws IOException {
        JournalFile place = journals.begin(header);
        try {
            return new JournaledMove(from, place, header, capacity);
        } catch (IOException e) {
            place.delete();
            place.close();
            throw e;
        }
    }

    /// Takes the message at the head, without waiting.
    /// @return false if the queue is empty
    public boolean take() throws QueueException {
        return take(from::tryReceive);
    }

    /// Takes a message, and waits for it as `how` does.
    /// @return false if none came
    public boolean take(Receive how) throws QueueException {
        if (holds) {
            throw new IllegalStateException("the message before is still in the journal");
        }
        slot.prepare(0, from.status().qsize(), from.attributes().curmsgs(), used);
        used = 0;
        try {
            holds = how.into(buffer);
        } finally {
            if (holds) {
                slot.commit(buffer.length());
                used = Math.min(msgsize, JournalLayout.next(0, buffer.length()));
            } else if (slot.isWritten()) {
                holds = true; // The receive failed with the message in the file: it stays there.
            } else {
                slot.withdraw();
            }
        }
        return holds;
    }

    /// What was taken and is not yet elsewhere.
    public Message message() {
        return buffer.message();
    }

    /// Sends what was taken. Waits while the queue is full, until cancelled; after a failure it is still held.
    public void send(MessageQueue to, Cancellation cancellation) throws IOException {
        handOver(message -> to.send(message, cancellation));
    }

    /// Hands on what was taken. After a failure it is still held.
    public void handOver(Taker taker) throws IOException {
        slot.state(RecordState.RESTORING);
        try {
            taker.take(buffer);
            holds = false;
        } finally {
            slot.state(holds ? RecordState.TAKEN : RecordState.EMPTY);
        }
    }

    /// Hands on what was taken to one who may have it although he does not say so. After a failure it is still held,
    /// and the journal says that it is not certain.
    public void handFar(Taker taker) throws IOException {
        slot.state(RecordState.RESTORING);
        taker.take(buffer);
        holds = false;
        slot.state(RecordState.EMPTY);
    }

    /// Deletes the journal, or leaves it, on the disk, with the message that is still held.
    @Override
    public void close() throws IOException {
        buffer.close();
        arena.close();
        try {
            if (holds) {
                place.sync();
            } else {
                place.delete();
            }
        } finally {
            place.close();
        }
    }
}
