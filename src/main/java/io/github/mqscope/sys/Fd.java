package io.github.mqscope.sys;

import io.github.mqscope.model.failure.Errno;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/// A file descriptor that is closed once and never used after.
///
/// A descriptor number is reused by the kernel as soon as it is closed, so a late call on it would reach somebody
/// else's file. Every call therefore borrows the number with [#enter] and gives it back with [#exit]; [#close] marks
/// the descriptor, and whoever gives back the last borrow closes it. Neither allocates.
public final class Fd implements AutoCloseable {
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
    public int enter(String call) throws ErrnoException {
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
    public void exit() {
        if (users.decrementAndGet() == CLOSED) {
            closing.accept(number);
        }
    }

    /// The bare number, for showing it. Calls use [#enter].
    public int number() {
        return number;
    }

    /// Whether [#close] was called.
    public boolean isClosed() {
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
    public void closedBy(IntConsumer owner) {
        closing = owner;
    }

    // close(2) releases the descriptor whatever it returns; there is nothing to do about a failure.
    private static void closeNow(int number) {
        if (C.close(number) < 0 && Syscall.errno() == Errno.EBADF.number()) {
            throw new IllegalStateException("descriptor " + number + " was closed behind our back");
        }
    }

    @Override
    public String toString() {
        return "fd " + number + (isClosed() ? " (closed)" : "");
    }
}
