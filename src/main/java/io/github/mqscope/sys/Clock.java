package io.github.mqscope.sys;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;

/// Time as the kernel counts it.
///
/// ```c
/// struct timespec {     // 16 bytes
///     time_t tv_sec;    //  0
///     long   tv_nsec;   //  8  0 to 999999999
/// };
/// ```
public final class Clock {
    public static final int REALTIME = 0;
    public static final int MONOTONIC = 1;

    public static final int TIMESPEC_SIZE = 16;
    public static final int TV_SEC = 0;
    public static final int TV_NSEC = 8;

    private static final long NANOS = 1_000_000_000L;

    private Clock() {}

    /// How far CLOCK_MONOTONIC of this process is ahead of the kernel's own, in a time namespace, see
    /// time_namespaces(7).
    private static final long AHEAD = ahead();

    /// What to add to the kernel's own monotonic time, as BPF programs and the kernel's log tell it, to have
    /// nanoseconds since 1970. It changes when the clock is set.
    public static long sinceEpoch() throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment timespec = arena.allocate(TIMESPEC_SIZE, 8);
            return nanos(REALTIME, timespec) - (nanos(MONOTONIC, timespec) - AHEAD);
        }
    }

    // The file tells of the namespace of this process's children, which is its own unless it has left that to them.
    private static long ahead() {
        try {
            Path namespaces = Path.of("/proc/self/ns");
            boolean own = Files.readSymbolicLink(namespaces.resolve("time"))
                    .toString()
                    .equals(Files.readSymbolicLink(namespaces.resolve("time_for_children"))
                            .toString());
            return own ? ahead(Files.readString(Path.of("/proc/self/timens_offsets"))) : 0;
        } catch (IOException none) {
            return 0;
        }
    }

    /// The offset of CLOCK_MONOTONIC in `monotonic  86400  5`, seconds and nanoseconds; 0 where there is none.
    static long ahead(String offsets) {
        return offsets.lines()
                .map(line -> line.strip().split(" +", 3))
                .filter(words -> words.length == 3 && words[0].equals("monotonic"))
                .mapToLong(words -> Long.parseLong(words[1]) * NANOS + Long.parseLong(words[2]))
                .findFirst()
                .orElse(0);
    }

    private static long nanos(int clock, MemorySegment timespec) throws ErrnoException {
        Syscall.check("clock_gettime", C.clock_gettime(clock, timespec.address()));
        return timespec.get(ValueLayout.JAVA_LONG, TV_SEC) * NANOS + timespec.get(ValueLayout.JAVA_LONG, TV_NSEC);
    }

    /// Writes CLOCK_REALTIME now plus `nanos` into a `struct timespec`, as the timed mq calls want it.
    /// A sum beyond what 64 bits of seconds hold stays at their end.
    public static void deadlineAfter(MemorySegment timespec, long seconds, int nanos) throws ErrnoException {
        Syscall.check("clock_gettime", C.clock_gettime(REALTIME, timespec.address()));
        long nsec = timespec.get(ValueLayout.JAVA_LONG, TV_NSEC) + nanos;
        long sec = timespec.get(ValueLayout.JAVA_LONG, TV_SEC) + nsec / NANOS;
        timespec.set(ValueLayout.JAVA_LONG, TV_SEC, seconds > Long.MAX_VALUE - sec ? Long.MAX_VALUE : sec + seconds);
        timespec.set(ValueLayout.JAVA_LONG, TV_NSEC, nsec % NANOS);
    }
}
