package io.github.mqscope.sys;

import io.github.mqscope.model.failure.Errno;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A counter as a descriptor, to wake a thread that sits in epoll_wait, see eventfd(2).
public final class EventFd extends Fd {
    private static final int EFD_CLOEXEC_NONBLOCK = 0x80000 | 0x800;

    // Shared and never freed: a late signal must not read memory that close gave back.
    private static final MemorySegment ONE = Arena.global().allocateFrom(ValueLayout.JAVA_LONG, 1);

    /// A counter at zero.
    public EventFd() throws ErrnoException {
        super(Syscall.check("eventfd", C.eventfd(0, EFD_CLOEXEC_NONBLOCK)));
    }

    /// Adds one. Any thread; a full counter is awake already.
    public void signal() throws ErrnoException {
        int on = enter("write");
        try {
            if (C.write(on, ONE.address(), Long.BYTES) < 0 && !isNothingYet(Syscall.errno())) {
                throw new ErrnoException("write", Errno.of(Syscall.errno()));
            }
        } finally {
            exit();
        }
    }

    /// What was added since the last read, 0 when nothing.
    public long read() throws ErrnoException {
        return readCount();
    }
}
