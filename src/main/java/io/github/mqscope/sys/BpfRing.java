package io.github.mqscope.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/// The reading end of a BPF ring buffer, see `BPF_MAP_TYPE_RINGBUF` in bpf(2) and kernel/bpf/ringbuf.c.
///
/// Its descriptor is readable while records wait. It is mapped as: a page with the consumer's position,
/// which the reader writes; a page with the producer's; the records, and their beginning once more, so that one
/// that wraps around still lies in one piece. A record is
///
/// ```c
/// struct bpf_ringbuf_hdr {
///     u32 len;       //  0  bit 31: still being written, bit 30: discarded
///     u32 pg_off;    //  4
/// };                 //  8  len bytes, padded to 8
/// ```
///
/// One thread at a time may read.
public final class BpfRing {
    /// Sees a record, whose memory is the ring's until it returns.
    @FunctionalInterface
    public interface Reader {
        /// @param memory holds the record at `offset`, `length` bytes long
        void record(MemorySegment memory, long offset, int length);
    }

    private static final int PAGE = C.getpagesize();
    private static final int HEADER = 8;
    private static final int BUSY = 1 << 31;
    private static final int DISCARDED = 1 << 30;
    private static final VarHandle POSITION = ValueLayout.JAVA_LONG.varHandle();
    private static final VarHandle LENGTH = ValueLayout.JAVA_INT.varHandle();

    private final Fd fd;
    private final MemorySegment consumer;
    private final MemorySegment producer;
    private final long mask;
    private long position;

    /// Maps the ring until the arena closes. The descriptor stays the caller's to close.
    /// @param longest bytes of the longest record there may be
    public BpfRing(Fd fd, int longest, Arena arena) throws ErrnoException {
        this.fd = fd;
        long size = Bpf.maxEntries(fd);
        long again = Math.min(size, (longest + HEADER + PAGE - 1L) / PAGE * PAGE);
        this.mask = size - 1;
        consumer = Bpf.map(fd, 0, PAGE, true, arena);
        producer = Bpf.map(fd, PAGE, PAGE + size + again, false, arena);
        position = (long) POSITION.getAcquire(consumer, 0L);
    }

    /// The descriptor, to be watched for EPOLLIN.
    public Fd fd() {
        return fd;
    }

    /// Gives back what waits, unread.
    public void discard() {
        read(Integer.MAX_VALUE, (memory, offset, length) -> {});
    }

    /// Shows up to `most` records to the reader, in order, and gives their room back.
    /// @return how many there were
    public int read(int most, Reader reader) {
        long end = (long) POSITION.getAcquire(producer, 0L);
        int records = 0;
        try {
            while (position < end && records < most) {
                long at = PAGE + (position & mask);
                int length = (int) LENGTH.getAcquire(producer, at);
                if ((length & BUSY) != 0) {
                    break;
                }
                position += step(length & ~DISCARDED);
                if ((length & DISCARDED) == 0) {
                    records++;
                    reader.record(producer, at + HEADER, length);
                }
            }
        } finally {
            POSITION.setRelease(consumer, 0L, position);
        }
        return records;
    }

    private static long step(int length) {
        return (length + HEADER + 7L) & -8L;
    }
}
