package io.github.mqscope.drain;

import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.mqueue.MessageBuffer;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.sys.MappedFile;
import java.io.IOException;
import java.lang.foreign.Arena;

/// A journal being filled: every message is received into the file itself.
final class JournalWriter {
    private final JournalFile place;
    private final MappedFile file;
    private final JournalHeader header;
    private long count;
    private long end = JournalLayout.FILE_HEADER;

    /// @param place with its header in it
    JournalWriter(JournalFile place, JournalHeader header) {
        this.place = place;
        this.file = place.file();
        this.header = header;
    }

    /// Receives one message into the journal, without waiting.
    /// @return false if the queue was empty
    /// @throws IOException of the reservation before anything is received, of the receive itself, or of the
    ///     sync after it, when the message is in the journal but may not survive a loss of power
    boolean receive(MessageQueue queue, long qsizeBefore, long curmsgsBefore) throws IOException {
        long size = Slot.size(header.msgsize());
        file.reserve(end, size);
        boolean taken;
        try (Arena arena = Arena.ofConfined()) {
            Slot slot = Slot.at(file, end, size, header.nonce(), arena);
            slot.prepare(count, qsizeBefore, curmsgsBefore, header.msgsize());
            taken = receive(queue, slot);
        }
        file.truncate(end + JournalLayout.RECORD);
        if (taken) {
            file.sync();
        }
        return taken;
    }

    private boolean receive(MessageQueue queue, Slot slot) throws QueueException {
        try (MessageBuffer buffer = MessageBuffer.over(slot.body(header.msgsize()), slot.priority())) {
            if (!queue.tryReceive(buffer)) {
                slot.withdraw();
                return false;
            }
            slot.commit(buffer.length());
            count++;
            end = JournalLayout.next(end, buffer.length());
            return true;
        } catch (QueueException e) {
            if (!slot.isWritten()) {
                slot.withdraw();
            }
            throw e;
        }
    }

    /// Gives up, as a kill would: the file stays.
    void abandon() {
        place.close();
    }

    /// Ends the filling, and reads from the file what is in it.
    Journal finish() throws IOException {
        return Journal.read(place);
    }
}
