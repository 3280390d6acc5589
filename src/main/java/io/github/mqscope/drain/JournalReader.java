package io.github.mqscope.drain;

import io.github.mqscope.drain.JournaledMessage.Trust;
import io.github.mqscope.mqueue.Message;
import io.github.mqscope.sys.Mq;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a journal that may be cut off or damaged anywhere: what is intact comes out, what is not is stated.
///
/// Memory is bounded by the file's size: no length in the file is believed before it is compared with what is
/// there. Behind a damaged record the next intact one is looked for.
final class JournalReader {
    private final MemorySegment file;
    private final JournalHeader header;
    private final List<JournaledMessage> messages = new ArrayList<>();
    private final List<String> damage = new ArrayList<>();
    private long expected;

    private JournalReader(MemorySegment file, JournalHeader header) {
        this.file = file;
        this.header = header;
    }

    /// Reads a whole journal.
    /// @throws JournalException if its header cannot be read, so that nobody knows whose messages these are
    static JournalContents read(byte[] bytes) throws JournalException {
        MemorySegment file = MemorySegment.ofArray(bytes);
        JournalReader reader = new JournalReader(file, JournalHeader.read(file));
        reader.readRecords();
        return new JournalContents(reader.header, List.copyOf(reader.messages), List.copyOf(reader.damage));
    }

    private void readRecords() {
        long at = Layout.FILE_HEADER;
        while (at >= 0) {
            if (at + Layout.RECORD > file.byteSize()) {
                damage.add("the file was cut off at byte " + file.byteSize() + ": what followed message number "
                        + expected + " is lost");
                return;
            }
            at = isIntact(at) ? readRecord(at) : endOrNextIntact(at);
        }
    }

    // The next record's offset, or -1 at the end.
    private long readRecord(long at) {
        long index = at(at, Layout.INDEX);
        if (index > expected) {
            damage.add("messages number " + (expected + 1) + " to " + index + " are lost");
        }
        expected = index + 1;
        if (state(at) == RecordState.RECEIVING) {
            readInterrupted(at);
            return -1;
        }
        long length = at(at, Layout.LENGTH);
        MemorySegment body = body(at, length);
        messages.add(message(at, taken(at, body, length), body));
        return body.byteSize() < length ? cutOff() : Layout.next(at, length);
    }

    private Trust taken(long at, MemorySegment body, long length) {
        if (body.byteSize() == length && Layout.crc(body) == file.get(Layout.INT, at + Layout.BODY_CRC)) {
            return Trust.INTACT;
        }
        damage.add("the body of message number " + expected + " is damaged");
        return Trust.DAMAGED;
    }

    private long cutOff() {
        damage.add("the file was cut off at byte " + file.byteSize() + ", within message number " + expected);
        return -1;
    }

    private void readInterrupted(long at) {
        int priority = file.get(Layout.INT, at + Layout.PRIORITY);
        if (priority == Layout.NO_PRIORITY) {
            expected--;
            return;
        }
        MemorySegment room = body(at, header.msgsize());
        if (priority < 0 || priority >= Mq.MQ_PRIO_MAX || !hasWholeSlot(at)) {
            damage.add("message number " + expected + ", whose receive was interrupted, is damaged");
            messages.add(message(at, Trust.DAMAGED, room.asSlice(0, written(at, room))));
            return;
        }
        long length = at(at, Layout.LENGTH);
        long least = written(at, room);
        boolean known = length >= 0 && length <= room.byteSize() && (length >= least || isSealed(at, length));
        messages.add(
                message(at, known ? Trust.INTACT : Trust.LENGTH_UNCERTAIN, room.asSlice(0, known ? length : least)));
    }

    private boolean hasWholeSlot(long at) {
        return header.msgsize() <= file.byteSize() && at + Slot.size(header.msgsize()) <= file.byteSize();
    }

    private long written(long at, MemorySegment room) {
        return Pattern.written(room, at(at, Layout.SEED));
    }

    // Killed between the checksums and the state: the bytes behind the message are zero already.
    private boolean isSealed(long at, long length) {
        return takenCrcMatches(at) && Layout.crc(body(at, length)) == file.get(Layout.INT, at + Layout.BODY_CRC);
    }

    private JournaledMessage message(long at, Trust trust, MemorySegment body) {
        return new JournaledMessage(
                at(at, Layout.INDEX),
                at,
                state(at),
                trust,
                at(at, Layout.QSIZE_BEFORE),
                at(at, Layout.CURMSGS_BEFORE),
                new Message(file.get(Layout.INT, at + Layout.PRIORITY), body.toArray(ValueLayout.JAVA_BYTE)));
    }

    // As much of the body as the file has.
    private MemorySegment body(long at, long length) {
        long room = file.byteSize() - at - Layout.RECORD;
        return file.asSlice(at + Layout.RECORD, Math.min(length, room));
    }

    private long endOrNextIntact(long at) {
        boolean end = file.get(Layout.INT, at) == RecordState.EMPTY.word();
        long next = at + Long.BYTES;
        while (next + Layout.RECORD <= file.byteSize() && !isIntact(next)) {
            next += Long.BYTES;
        }
        boolean found = next + Layout.RECORD <= file.byteSize();
        if (found || !end) {
            damage.add("the record of message number " + (expected + 1) + " at byte " + at + " is damaged"
                    + (found ? "" : ", and nothing readable follows"));
        }
        return found ? next : -1;
    }

    private boolean isIntact(long at) {
        RecordState state = stateOrNull(at);
        if (state == null || state == RecordState.EMPTY || !preparedCrcMatches(at) || at(at, Layout.INDEX) < expected) {
            return false;
        }
        return state == RecordState.RECEIVING || (at(at, Layout.LENGTH) >= 0 && takenCrcMatches(at));
    }

    private boolean preparedCrcMatches(long at) {
        return file.get(Layout.INT, at + Layout.MAGIC) == Layout.RECORD_MAGIC
                && file.get(Layout.INT, at + Layout.PREPARED_CRC) == Layout.preparedCrc(record(at), header.nonce());
    }

    private boolean takenCrcMatches(long at) {
        return file.get(Layout.INT, at + Layout.TAKEN_CRC) == Layout.takenCrc(record(at), header.nonce());
    }

    private MemorySegment record(long at) {
        return file.asSlice(at, Layout.RECORD);
    }

    private RecordState state(long at) {
        RecordState state = stateOrNull(at);
        return state == null ? RecordState.EMPTY : state;
    }

    private @Nullable RecordState stateOrNull(long at) {
        return RecordState.ofWord(file.get(Layout.INT, at + Layout.STATE));
    }

    private long at(long record, int field) {
        return file.get(Layout.LONG, record + field);
    }
}
