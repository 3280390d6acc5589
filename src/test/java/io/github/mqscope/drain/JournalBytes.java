package io.github.mqscope.drain;

import java.lang.foreign.MemorySegment;

/// A journal's bytes, changed by hand.
final class JournalBytes {
    private JournalBytes() {}

    static JournalContents read(byte[] journal) throws JournalException {
        return JournalReader.read(MemorySegment.ofArray(journal));
    }

    /// Makes the file header's checksum right again.
    static void sealHeader(byte[] journal) {
        MemorySegment file = MemorySegment.ofArray(journal);
        file.set(Layout.INT, 12, 0);
        file.set(Layout.INT, 12, Layout.crc(file.asSlice(0, Layout.FILE_HEADER)));
    }

    /// Makes a record's checksums right again, that of its body where the file has all of it.
    static void sealRecord(byte[] journal, long record) {
        MemorySegment file = MemorySegment.ofArray(journal);
        MemorySegment head = file.asSlice(record, Layout.RECORD);
        long nonce = file.get(Layout.LONG, 16);
        long length = head.get(Layout.LONG, Layout.LENGTH);
        if (length >= 0 && length <= journal.length - record - Layout.RECORD) {
            head.set(Layout.INT, Layout.BODY_CRC, Layout.crc(file.asSlice(record + Layout.RECORD, length)));
        }
        head.set(Layout.INT, Layout.MAGIC, Layout.RECORD_MAGIC);
        head.set(Layout.INT, Layout.PREPARED_CRC, Layout.preparedCrc(head, nonce));
        head.set(Layout.INT, Layout.TAKEN_CRC, Layout.takenCrc(head, nonce));
    }

    /// Writes the record of a message that was taken, whose body is there already.
    static void taken(byte[] journal, long record, long index, long length) {
        MemorySegment head = MemorySegment.ofArray(journal).asSlice(record, Layout.RECORD);
        head.fill((byte) 0);
        head.set(Layout.LONG, Layout.INDEX, index);
        head.set(Layout.LONG, Layout.LENGTH, length);
        head.set(Layout.INT, Layout.STATE, RecordState.TAKEN.word());
        sealRecord(journal, record);
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
