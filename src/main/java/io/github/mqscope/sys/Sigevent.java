package io.github.mqscope.sys;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;

/// How the kernel tells of an event, see sigevent(3type) and mq_notify(3).
///
/// ```c
/// struct sigevent {                     // 64 bytes
///     union sigval sigev_value;         //  0  comes back with the event
///     int          sigev_signo;         //  8  the signal, or a netlink socket for SIGEV_THREAD
///     int          sigev_notify;        // 12
///     …
/// };
/// ```
public final class Sigevent {
    public static final int SIGEV_SIGNAL = 0;
    public static final int SIGEV_NONE = 1;

    /// In the kernel: a 32-byte cookie at `sigev_value`, sent to the netlink socket `sigev_signo`.
    public static final int SIGEV_THREAD = 2;

    public static final int SIZE = 64;
    public static final int SIGEV_VALUE = 0;
    public static final int SIGEV_SIGNO = 8;
    public static final int SIGEV_NOTIFY = 12;

    private Sigevent() {}

    /// A `struct sigevent`.
    public static MemorySegment of(SegmentAllocator allocator, int notify, int signo, long value) {
        MemorySegment sigevent = allocator.allocate(SIZE, 8).fill((byte) 0);
        sigevent.set(ValueLayout.JAVA_LONG, SIGEV_VALUE, value);
        sigevent.set(ValueLayout.JAVA_INT, SIGEV_SIGNO, signo);
        sigevent.set(ValueLayout.JAVA_INT, SIGEV_NOTIFY, notify);
        return sigevent;
    }
}
