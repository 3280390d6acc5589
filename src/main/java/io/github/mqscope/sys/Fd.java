package io.github.mqscope.sys;

import io.github.mqscope.model.failure.Errno;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntToLongFunction;

/// A file descriptor that is closed once and never used after; what more one can do with those of a kind is in the
/// classes that extend it.
///
/// A descriptor number is reused by the kernel as soon as it is closed, so a late call on it would reach somebody
/// else's file. Every call therefore borrows the number with [#enter] and gives it back with [#exit]; [#close] marks
/// the descriptor, and whoever gives back the last borrow closes it. Neither allocates.
public class Fd implements AutoCloseable {
    private static final int CLOSED = 1 << 31;

    private final int number;
    private final AtomicInteger users = new AtomicInteger();
    private volatile IntConsumer closing = Fd::closeNow;

    /// Takes ownership of an open descriptor.
    public Fd(int number) {
        this.number = number;
    }

    /// Borrows the number for a call; every enter needs its [#exit].
    /// @throws ErrnoException EBADF once closed, without asking the kernel
    public final int enter(String call) throws ErrnoException {
        int now;
        do {
            now = users.get();
            if (now < 0) {
                throw new ErrnoException(call, Errno.EBADF);
            }
        } while (!users.compareAndSet(now, now + 1));
        return number;
    }

    /// Gives the number back.
    public final void exit() {
        if (users.decrementAndGet() == CLOSED) {
            closing.accept(number);
        }
    }

    /// Makes a call that returns a negative number where it fails.
    final long call(String name, IntToLongFunction call) throws ErrnoException {
        int on = enter(name);
        try {
            return Syscall.check(name, call.applyAsLong(on));
        } finally {
            exit();
        }
    }

    /// read(2) from one that never blocks; 0 when there is nothing to read.
    final long read(MemorySegment into) throws ErrnoException {
        int on = enter("read");
        try {
            long n = C.read(on, into.address(), into.byteSize());
            return n < 0 && isNothingYet(Syscall.errno()) ? 0 : Syscall.check("read", n);
        } finally {
            exit();
        }
    }

    /// The count that a timerfd or an eventfd gives, which the kernel sets back to zero; 0 when there is nothing to
    /// read.
    final long readCount() throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment count = arena.allocate(ValueLayout.JAVA_LONG);
            return read(count) == 0 ? 0 : count.get(ValueLayout.JAVA_LONG, 0);
        }
    }

    /// mmap(2) of its file or its kernel object, until the arena closes.
    @SuppressWarnings("restricted") // The address and the length are the mapping's own.
    final MemorySegment mmap(long offset, long length, int protection, int flags, Arena arena) throws ErrnoException {
        long address = call("mmap", on -> C.mmap(0, length, protection, flags, on, offset));
        return MemorySegment.ofAddress(address).reinterpret(length, arena, s -> C.munmap(s.address(), length));
    }

    static boolean isNothingYet(int errno) {
        return errno == Errno.EAGAIN.number() || errno == Errno.EINTR.number();
    }

    /// The bare number, for showing it. Calls use [#enter].
    public final int number() {
        return number;
    }

    /// Whether [#close] was called.
    public final boolean isClosed() {
        return users.get() < 0;
    }

    /// Closes it, at once or when the last call under way has returned. Idempotent.
    @Override
    public void close() {
        int before = users.getAndUpdate(n -> n | CLOSED);
        if (before == 0) {
            closing.accept(number);
        }
    }

    /// Has another close it when its time has come: `owner` gets the number, which is then its own.
    public final void closedBy(IntConsumer owner) {
        closing = owner;
    }

    // close(2) releases the descriptor whatever it returns; there is nothing to do about a failure.
    private static void closeNow(int number) {
        if (C.close(number) < 0 && Syscall.errno() == Errno.EBADF.number()) {
            throw new IllegalStateException("descriptor " + number + " was closed behind our back");
        }
    }

    @Override
    public final String toString() {
        return "fd " + number + (isClosed() ? " (closed)" : "");
    }
}
