package io.github.mqscope.sys;

import io.github.mqscope.model.failure.Errno;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The eight bytes that a timerfd or an eventfd gives and takes.
final class Counter {
    private Counter() {}

    /// The count, which the kernel sets back to zero; 0 when there is nothing to read.
    static long read(Fd fd) throws ErrnoException {
        int number = fd.enter("read");
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment count = arena.allocate(ValueLayout.JAVA_LONG);
            long n = C.read(number, count.address(), Long.BYTES);
            if (n < 0 && isNothingYet(Syscall.errno())) {
                return 0;
            }
            Syscall.check("read", n);
            return count.get(ValueLayout.JAVA_LONG, 0);
        } finally {
            fd.exit();
        }
    }

    static boolean isNothingYet(int errno) {
        return errno == Errno.EAGAIN.number() || errno == Errno.EINTR.number();
    }
}
