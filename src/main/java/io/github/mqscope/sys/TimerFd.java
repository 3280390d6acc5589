package io.github.mqscope.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A periodic timer on CLOCK_MONOTONIC as a descriptor, see timerfd_create(2).
///
/// ```c
/// struct itimerspec {                 // 32 bytes
///     struct timespec it_interval;    //  0
///     struct timespec it_value;       // 16  first expiry; zero disarms
/// };
/// ```
public final class TimerFd extends Fd {
    public static final int ITIMERSPEC_SIZE = 32;
    public static final int IT_VALUE = 16;

    private static final int TFD_CLOEXEC_NONBLOCK = 0x80000 | 0x800;

    /// A disarmed timer.
    public TimerFd() throws ErrnoException {
        super(Syscall.check("timerfd_create", C.timerfd_create(Clock.MONOTONIC, TFD_CLOEXEC_NONBLOCK)));
    }

    /// First expiry after `firstNanos`, then every `intervalNanos`; 0 and 0 disarm, an interval of 0 is one shot.
    public void settime(long firstNanos, long intervalNanos) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment spec = arena.allocate(ITIMERSPEC_SIZE, 8);
            put(spec, 0, intervalNanos);
            put(spec, IT_VALUE, firstNanos);
            call("timerfd_settime", on -> C.timerfd_settime(on, 0, spec.address(), 0));
        }
    }

    private static void put(MemorySegment spec, long at, long nanos) {
        spec.set(ValueLayout.JAVA_LONG, at, nanos / 1_000_000_000L);
        spec.set(ValueLayout.JAVA_LONG, at + Clock.TV_NSEC, nanos % 1_000_000_000L);
    }

    /// How often it expired since the last read; 0 when it has not.
    public long read() throws ErrnoException {
        return readCount();
    }
}
