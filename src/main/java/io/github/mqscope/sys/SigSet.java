package io.github.mqscope.sys;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;

/// A set of signals as a bit mask: bit n-1 is signal n.
///
/// ```c
/// typedef struct { unsigned long __val[16]; } sigset_t;   // 128 bytes in glibc, 8 in the kernel
/// ```
///
/// @param mask the kernel's eight bytes
public record SigSet(long mask) {
    public static final int SIZE = 128;

    /// The set of `signals`.
    public static SigSet of(int... signals) {
        long mask = 0;
        for (int signal : signals) {
            mask |= 1L << (signal - 1);
        }
        return new SigSet(mask);
    }

    /// Whether every signal of `other` is in this set.
    public boolean containsAll(SigSet other) {
        return (mask & other.mask) == other.mask;
    }

    MemorySegment allocate(SegmentAllocator allocator) {
        MemorySegment set = allocator.allocate(SIZE, 8);
        set.set(ValueLayout.JAVA_LONG, 0, mask);
        return set;
    }
}
