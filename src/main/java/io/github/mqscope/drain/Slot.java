package io.github.mqscope.drain;

import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.MappedFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;

/// One record of a journal, mapped: a kill between any two of its steps leaves a record that can be read.
///
/// Its room is a record header, mq_msgsize bytes, and the empty header of the next. A state is written behind a
/// fence, after all that it vouches for.
final class Slot {
    // The largest page size that the machine's kernels are built with.
    private static final long PAGE = System.getProperty("os.arch", "").equals("aarch64") ? 65536 : 4096;

    private final MemorySegment record;
    private final long nonce;

    private Slot(MemorySegment record, long nonce) {
        this.record = record;
        this.nonce = nonce;
    }

    /// The bytes of a slot for messages of up to `msgsize`.
    static long size(long msgsize) {
        return JournalLayout.aligned(JournalLayout.RECORD + msgsize) + JournalLayout.RECORD;
    }

    /// Maps a part of a journal, from a page boundary below it.
    static MemorySegment map(MappedFile file, long offset, long length, Arena arena) throws ErrnoException {
        long below = offset % PAGE;
        return file.map(offset - below, below + length, arena).asSlice(below, length);
    }

    static Slot at(MappedFile file, long offset, long size, long nonce, Arena arena) throws ErrnoException {
        return new Slot(map(file, offset, size, arena), nonce);
    }

    /// A record within a mapping of its whole journal.
    static Slot within(MemorySegment journal, long offset, long size, long nonce) {
        return new Slot(journal.asSlice(offset, size), nonce);
    }

    /// Makes it RECEIVING: from now on what the kernel writes into [#body] and [#priority] is found again.
    /// @param used bytes of the body that do not hold the pattern of this index: of a new one mq_msgsize
    void prepare(long index, long qsizeBefore, long curmsgsBefore, long used) {
        long seed = nonce ^ (index << 1);
        Pattern.fill(body(used), seed);
        record.set(JournalLayout.INT, JournalLayout.MAGIC, JournalLayout.RECORD_MAGIC);
        record.set(JournalLayout.LONG, JournalLayout.INDEX, index);
        record.set(JournalLayout.LONG, JournalLayout.SEED, seed);
        record.set(JournalLayout.LONG, JournalLayout.QSIZE_BEFORE, qsizeBefore);
        record.set(JournalLayout.LONG, JournalLayout.CURMSGS_BEFORE, curmsgsBefore);
        record.set(JournalLayout.INT, JournalLayout.PRIORITY, JournalLayout.NO_PRIORITY);
        record.set(JournalLayout.LONG, JournalLayout.LENGTH, JournalLayout.NO_LENGTH);
        record.set(
                JournalLayout.INT,
                JournalLayout.PREPARED_CRC,
                JournalLayout.preparedCrc(record.asSlice(0, JournalLayout.RECORD), nonce));
        state(RecordState.RECEIVING);
    }

    MemorySegment priority() {
        return record.asSlice(JournalLayout.PRIORITY, Integer.BYTES);
    }

    MemorySegment body(long length) {
        return record.asSlice(JournalLayout.RECORD, length);
    }

    /// Whether the kernel has written a message here.
    boolean isWritten() {
        return record.get(JournalLayout.INT, JournalLayout.PRIORITY) != JournalLayout.NO_PRIORITY;
    }

    /// Makes it TAKEN. The length comes first: with it alone the message is whole.
    void commit(long length) {
        record.set(JournalLayout.LONG, JournalLayout.LENGTH, length);
        VarHandle.fullFence();
        record.set(JournalLayout.INT, JournalLayout.BODY_CRC, JournalLayout.crc(body(length)));
        record.set(
                JournalLayout.INT,
                JournalLayout.TAKEN_CRC,
                JournalLayout.takenCrc(record.asSlice(0, JournalLayout.RECORD), nonce));
        VarHandle.fullFence();
        record.asSlice(JournalLayout.next(0, length), JournalLayout.RECORD).fill((byte) 0);
        state(RecordState.TAKEN);
    }

    /// Makes it EMPTY: nothing was received.
    void withdraw() {
        state(RecordState.EMPTY);
    }

    void state(RecordState state) {
        VarHandle.fullFence();
        record.set(JournalLayout.INT, JournalLayout.STATE, state.word());
        VarHandle.fullFence();
    }
}
