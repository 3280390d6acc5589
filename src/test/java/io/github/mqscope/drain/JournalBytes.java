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
        file.set(JournalLayout.INT, 12, 0);
        file.set(JournalLayout.INT, 12, JournalLayout.crc(file.asSlice(0, JournalLayout.FILE_HEADER)));
    }

    /// Makes a record's checksums right again, that of its body where the file has all of it.
    static void sealRecord(byte[] journal, long record) {
        MemorySegment file = MemorySegment.ofArray(journal);
        MemorySegment head = file.asSlice(record, JournalLayout.RECORD);
        long nonce = file.get(JournalLayout.LONG, 16);
        long length = head.get(JournalLayout.LONG, JournalLayout.LENGTH);
        if (length >= 0 && length <= journal.length - record - JournalLayout.RECORD) {
            head.set(
                    JournalLayout.INT,
                    JournalLayout.BODY_CRC,
                    JournalLayout.crc(file.asSlice(record + JournalLayout.RECORD, length)));
        }
        head.set(JournalLayout.INT, JournalLayout.MAGIC, JournalLayout.RECORD_MAGIC);
        head.set(JournalLayout.INT, JournalLayout.PREPARED_CRC, JournalLayout.preparedCrc(head, nonce));
        head.set(JournalLayout.INT, JournalLayout.TAKEN_CRC, JournalLayout.takenCrc(head, nonce));
    }

    /// Writes the record of a message that was taken, whose body is there already.
    static void taken(byte[] journal, long record, long index, long length) {
        MemorySegment head = MemorySegment.ofArray(journal).asSlice(record, JournalLayout.RECORD);
        head.fill((byte) 0);
        head.set(JournalLayout.LONG, JournalLayout.INDEX, index);
        head.set(JournalLayout.LONG, JournalLayout.LENGTH, length);
        head.set(JournalLayout.INT, JournalLayout.STATE, RecordState.TAKEN.word());
        sealRecord(journal, record);
    }

    /// Makes it another process's journal.
    static void owner(byte[] journal, Owner owner) {
        MemorySegment file = MemorySegment.ofArray(journal);
        file.set(JournalLayout.INT, 88, owner.pid());
        file.set(JournalLayout.LONG, 96, owner.startTime());
        sealHeader(journal);
    }

    /// Sets a record's length and makes its checksum right.
    static void length(byte[] journal, long record, long length) {
        MemorySegment file = MemorySegment.ofArray(journal);
        long nonce = file.get(JournalLayout.LONG, 16);
        file.set(JournalLayout.LONG, record + JournalLayout.LENGTH, length);
        file.set(
                JournalLayout.INT,
                record + JournalLayout.TAKEN_CRC,
                JournalLayout.takenCrc(file.asSlice(record, JournalLayout.RECORD), nonce));
    }
}
