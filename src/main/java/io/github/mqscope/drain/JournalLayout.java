package io.github.mqscope.drain;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/// Where things are in a journal: a header, then records, each at a multiple of eight, then an empty record.
///
/// ```c
/// struct record {              // 64 bytes, little-endian; the body follows
///     uint32_t state;          //  0  written last, see RecordState
///     uint32_t magic;          //  4
///     uint64_t index;          //  8  from 0
///     uint64_t seed;           // 16  of the pattern below the body
///     uint64_t qsize_before;   // 24  the queue's bytes right before the receive
///     uint64_t curmsgs_before; // 32
///     uint32_t priority;       // 40  written by the kernel; 0xFFFFFFFF before
///     uint32_t taken_crc;      // 44  of 4 to 44 and 48 to 64, once TAKEN
///     int64_t  length;         // 48  -1 before it is known
///     uint32_t body_crc;       // 56
///     uint32_t prepared_crc;   // 60  of 4 to 40
/// };
/// ```
///
/// Both checksums begin with the journal's nonce: a message whose body is a journal is never taken for one.
final class JournalLayout {
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    static final int FILE_HEADER = 384;
    static final int RECORD = 64;

    static final int STATE = 0;
    static final int MAGIC = 4;
    static final int INDEX = 8;
    static final int SEED = 16;
    static final int QSIZE_BEFORE = 24;
    static final int CURMSGS_BEFORE = 32;
    static final int PRIORITY = 40;
    static final int TAKEN_CRC = 44;
    static final int LENGTH = 48;
    static final int BODY_CRC = 56;
    static final int PREPARED_CRC = 60;

    static final int RECORD_MAGIC = 0x3147534d;
    static final int NO_PRIORITY = -1;
    static final long NO_LENGTH = -1;

    private JournalLayout() {}

    static long aligned(long offset) {
        return (offset + 7) & -8;
    }

    /// The next record's offset behind a body of `length` bytes.
    static long next(long offset, long length) {
        return aligned(offset + RECORD + length);
    }

    static int crc(MemorySegment bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.asByteBuffer());
        return (int) crc.getValue();
    }

    static int preparedCrc(MemorySegment record, long nonce) {
        CRC32C crc = beginning(nonce);
        crc.update(record.asSlice(MAGIC, PRIORITY - MAGIC).asByteBuffer());
        return (int) crc.getValue();
    }

    static int takenCrc(MemorySegment record, long nonce) {
        CRC32C crc = beginning(nonce);
        crc.update(record.asSlice(MAGIC, TAKEN_CRC - MAGIC).asByteBuffer());
        crc.update(record.asSlice(LENGTH, RECORD - LENGTH).asByteBuffer());
        return (int) crc.getValue();
    }

    private static CRC32C beginning(long nonce) {
        CRC32C crc = new CRC32C();
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            crc.update((int) (nonce >>> shift) & 0xff);
        }
        return crc;
    }
}
