package io.github.mqscope.drain;

import io.github.mqscope.drain.JournaledMessage.Trust;
import io.github.mqscope.sys.Mq;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a journal that may be cut off or damaged anywhere: what is intact comes out, what is not is stated.
///
/// No length in the file is believed before it is compared with what is there and with what a queue can hold. Bodies
/// stay where they are; of messages, sentences and bytes searched there is a most, so that a forged file is read in
/// bounded memory and time. Behind a damaged record the next intact one is looked for.
final class JournalReader {
    // HARD_MSGMAX: no queue holds more.
    private static final int MOST_MESSAGES = 65536;
    private static final int MOST_TOLD = 20;
    private static final long MOST_SEARCHED = 32L << 20;

    private final MemorySegment file;
    private final JournalHeader header;
    private final List<JournaledMessage> messages = new ArrayList<>();
    private final List<String> damage = new ArrayList<>();
    private long expected;
    private long untold;
    private long searched;

    private JournalReader(MemorySegment file, JournalHeader header) {
        this.file = file;
        this.header = header;
    }

    /// Reads a whole journal.
    /// @throws JournalException if its header cannot be read, so that nobody knows whose messages these are
    static JournalContents read(MemorySegment file) throws JournalException {
        try {
            JournalReader reader = new JournalReader(file, JournalHeader.read(file));
            reader.readRecords();
            return new JournalContents(reader.header, List.copyOf(reader.messages), reader.told());
        } catch (InternalError e) {
            throw new JournalException("it was cut off while it was read");
        }
    }

    private void damaged(String what) {
        if (damage.size() < MOST_TOLD) {
            damage.add(what);
        } else {
            untold++;
        }
    }

    private List<String> told() {
        if (untold > 0) {
            damage.add(untold + " more places of it are damaged");
        }
        return List.copyOf(damage);
    }

    private void readRecords() {
        long at = JournalLayout.FILE_HEADER;
        while (at >= 0) {
            if (at + JournalLayout.RECORD > file.byteSize()) {
                damaged("the file was cut off at byte " + file.byteSize() + ": what followed message number " + expected
                        + " is lost");
                return;
            }
            at = isIntact(at) ? readRecord(at) : endOrNextIntact(at);
        }
    }

    // The next record's offset, or -1 at the end.
    private long readRecord(long at) {
        if (messages.size() == MOST_MESSAGES) {
            damaged("it has more messages than any queue can hold, and only the first " + MOST_MESSAGES + " were read");
            return -1;
        }
        long index = at(at, JournalLayout.INDEX);
        if (index > expected) {
            damaged("messages number " + (expected + 1) + " to " + index + " are lost");
        }
        expected = index + 1;
        if (state(at) == RecordState.RECEIVING) {
            readInterrupted(at);
            return -1;
        }
        long length = at(at, JournalLayout.LENGTH);
        MemorySegment body = body(at, length);
        messages.add(message(at, taken(at, body, length), body));
        return body.byteSize() < length ? cutOff() : JournalLayout.next(at, length);
    }

    private Trust taken(long at, MemorySegment body, long length) {
        if (body.byteSize() == length
                && JournalLayout.crc(body) == file.get(JournalLayout.INT, at + JournalLayout.BODY_CRC)) {
            return Trust.INTACT;
        }
        damaged("the body of message number " + expected + " is damaged");
        return Trust.DAMAGED;
    }

    private long cutOff() {
        damaged("the file was cut off at byte " + file.byteSize() + ", within message number " + expected);
        return -1;
    }

    private void readInterrupted(long at) {
        int priority = file.get(JournalLayout.INT, at + JournalLayout.PRIORITY);
        if (priority == JournalLayout.NO_PRIORITY) {
            expected--;
            return;
        }
        MemorySegment room = body(at, header.msgsize());
        if (!isPriority(priority) || !hasWholeSlot(at)) {
            damaged("message number " + expected + ", whose receive was interrupted, is damaged");
            messages.add(message(at, Trust.DAMAGED, room.asSlice(0, written(at, room))));
            return;
        }
        long length = at(at, JournalLayout.LENGTH);
        long least = written(at, room);
        boolean known = length >= 0 && length <= room.byteSize() && (length >= least || isSealed(at, length));
        messages.add(
                message(at, known ? Trust.INTACT : Trust.LENGTH_UNCERTAIN, room.asSlice(0, known ? length : least)));
    }

    private boolean hasWholeSlot(long at) {
        return header.msgsize() <= file.byteSize() && at + Slot.size(header.msgsize()) <= file.byteSize();
    }

    private long written(long at, MemorySegment room) {
        return Pattern.written(room, at(at, JournalLayout.SEED));
    }

    // Killed between the checksums and the state: the bytes behind the message are zero already.
    private boolean isSealed(long at, long length) {
        return takenCrcMatches(at)
                && JournalLayout.crc(body(at, length)) == file.get(JournalLayout.INT, at + JournalLayout.BODY_CRC);
    }

    private JournaledMessage message(long at, Trust trust, MemorySegment body) {
        return new JournaledMessage(
                at(at, JournalLayout.INDEX),
                at,
                state(at),
                trust,
                at(at, JournalLayout.QSIZE_BEFORE),
                at(at, JournalLayout.CURMSGS_BEFORE),
                file.get(JournalLayout.INT, at + JournalLayout.PRIORITY),
                body);
    }

    // As much of the body as the file has.
    private MemorySegment body(long at, long length) {
        long room = file.byteSize() - at - JournalLayout.RECORD;
        return file.asSlice(at + JournalLayout.RECORD, Math.min(length, room));
    }

    private long endOrNextIntact(long at) {
        boolean end = file.get(JournalLayout.INT, at) == RecordState.EMPTY.word();
        long last = file.byteSize() - JournalLayout.RECORD;
        long limit = Math.min(last, at + MOST_SEARCHED - searched);
        long next = at + Long.BYTES;
        while (next <= limit && !isIntact(next)) {
            next += Long.BYTES;
        }
        searched += next - at;
        boolean found = next <= limit;
        if (found || !end) {
            damaged("the record of message number " + (expected + 1) + " at byte " + at + " is damaged"
                    + (found ? "" : ", and nothing readable follows"));
        }
        if (!found && limit < last) {
            damaged("what is behind byte " + next + " was not read, no journal has so much that is no message");
        }
        return found ? next : -1;
    }

    private boolean isIntact(long at) {
        RecordState state = stateOrNull(at);
        if (state == null
                || state == RecordState.EMPTY
                || !preparedCrcMatches(at)
                || !isNext(at(at, JournalLayout.INDEX))) {
            return false;
        }
        return state == RecordState.RECEIVING || (isPossible(at) && takenCrcMatches(at));
    }

    private boolean isNext(long index) {
        return index >= expected && index <= Integer.MAX_VALUE;
    }

    private boolean isPossible(long at) {
        long length = at(at, JournalLayout.LENGTH);
        return length >= 0
                && length <= header.msgsize()
                && isPriority(file.get(JournalLayout.INT, at + JournalLayout.PRIORITY));
    }

    private static boolean isPriority(int priority) {
        return priority >= 0 && priority < Mq.MQ_PRIO_MAX;
    }

    private boolean preparedCrcMatches(long at) {
        return file.get(JournalLayout.INT, at + JournalLayout.MAGIC) == JournalLayout.RECORD_MAGIC
                && file.get(JournalLayout.INT, at + JournalLayout.PREPARED_CRC)
                        == JournalLayout.preparedCrc(record(at), header.nonce());
    }

    private boolean takenCrcMatches(long at) {
        return file.get(JournalLayout.INT, at + JournalLayout.TAKEN_CRC)
                == JournalLayout.takenCrc(record(at), header.nonce());
    }

    private MemorySegment record(long at) {
        return file.asSlice(at, JournalLayout.RECORD);
    }

    private RecordState state(long at) {
        RecordState state = stateOrNull(at);
        return state == null ? RecordState.EMPTY : state;
    }

    private @Nullable RecordState stateOrNull(long at) {
        return RecordState.ofWord(file.get(JournalLayout.INT, at + JournalLayout.STATE));
    }

    private long at(long record, int field) {
        return file.get(JournalLayout.LONG, record + field);
    }
}
