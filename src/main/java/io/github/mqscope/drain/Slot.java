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
        return Layout.aligned(Layout.RECORD + msgsize) + Layout.RECORD;
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
        record.set(Layout.INT, Layout.MAGIC, Layout.RECORD_MAGIC);
        record.set(Layout.LONG, Layout.INDEX, index);
        record.set(Layout.LONG, Layout.SEED, seed);
        record.set(Layout.LONG, Layout.QSIZE_BEFORE, qsizeBefore);
        record.set(Layout.LONG, Layout.CURMSGS_BEFORE, curmsgsBefore);
        record.set(Layout.INT, Layout.PRIORITY, Layout.NO_PRIORITY);
        record.set(Layout.LONG, Layout.LENGTH, Layout.NO_LENGTH);
        record.set(Layout.INT, Layout.PREPARED_CRC, Layout.preparedCrc(record.asSlice(0, Layout.RECORD), nonce));
        state(RecordState.RECEIVING);
    }

    MemorySegment priority() {
        return record.asSlice(Layout.PRIORITY, Integer.BYTES);
    }

    MemorySegment body(long length) {
        return record.asSlice(Layout.RECORD, length);
    }

    /// Whether the kernel has written a message here.
    boolean isWritten() {
        return record.get(Layout.INT, Layout.PRIORITY) != Layout.NO_PRIORITY;
    }

    /// Makes it TAKEN. The length comes first: with it alone the message is whole.
    void commit(long length) {
        record.set(Layout.LONG, Layout.LENGTH, length);
        VarHandle.fullFence();
        record.set(Layout.INT, Layout.BODY_CRC, Layout.crc(body(length)));
        record.set(Layout.INT, Layout.TAKEN_CRC, Layout.takenCrc(record.asSlice(0, Layout.RECORD), nonce));
        VarHandle.fullFence();
        record.asSlice(Layout.next(0, length), Layout.RECORD).fill((byte) 0);
        state(RecordState.TAKEN);
    }

    /// Makes it EMPTY: nothing was received.
    void withdraw() {
        state(RecordState.EMPTY);
    }

    void state(RecordState state) {
        VarHandle.fullFence();
        record.set(Layout.INT, Layout.STATE, state.word());
        VarHandle.fullFence();
    }
}
