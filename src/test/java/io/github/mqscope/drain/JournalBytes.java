package io.github.mqscope.drain;

import java.lang.foreign.MemorySegment;

/// A journal's bytes, changed by hand.
final class JournalBytes {
    private JournalBytes() {}

    /// Makes the file header's checksum right again.
    static void sealHeader(byte[] journal) {
        MemorySegment file = MemorySegment.ofArray(journal);
        file.set(Layout.INT, 12, 0);
        file.set(Layout.INT, 12, Layout.crc(file.asSlice(0, Layout.FILE_HEADER)));
    }

    /// Makes it another process's journal.
    static void owner(byte[] journal, Owner owner) {
        MemorySegment file = MemorySegment.ofArray(journal);
        file.set(Layout.INT, 88, owner.pid());
        file.set(Layout.LONG, 96, owner.startTime());
        sealHeader(journal);
    }

    /// Sets a record's length and makes its checksum right.
    static void length(byte[] journal, long record, long length) {
        MemorySegment file = MemorySegment.ofArray(journal);
        long nonce = file.get(Layout.LONG, 16);
        file.set(Layout.LONG, record + Layout.LENGTH, length);
        file.set(Layout.INT, record + Layout.TAKEN_CRC, Layout.takenCrc(file.asSlice(record, Layout.RECORD), nonce));
    }
}
