package io.github.mqscope.sys;

import com.sun.jna.Native;
import io.github.mqscope.model.failure.Errno;

/// The one place that turns -1 into an exception.
///
/// `Native.getLastError` keeps an older errno after a success, so it is read only after the result was
/// seen to be negative, in the very next statement.
final class Syscall {
    private static volatile Fault fault = (call, result) -> {};

    /// Sees each call that succeeded, and may let it fail: for tests of what is left open then.
    @FunctionalInterface
    interface Fault {
        void succeeded(String call, long result) throws ErrnoException;
    }

    private Syscall() {}

    /// Only for tests.
    static void inject(Fault what) {
        fault = what;
    }

    /// The result, or an exception where it is negative.
    static int check(String call, int result) throws ErrnoException {
        if (result < 0) {
            throw new ErrnoException(call, Errno.of(Native.getLastError()));
        }
        fault.succeeded(call, result);
        return result;
    }

    /// The result, or an exception where it is negative.
    static long check(String call, long result) throws ErrnoException {
        if (result < 0) {
            throw new ErrnoException(call, Errno.of(Native.getLastError()));
        }
        fault.succeeded(call, result);
        return result;
    }

    /// For the few functions that return the error number itself, such as posix_fallocate(3).
    static void checkReturned(String call, int error) throws ErrnoException {
        if (error != 0) {
            throw new ErrnoException(call, Errno.of(error));
        }
    }

    /// The errno of a result already seen to be negative, without an exception, for hot paths.
    static int errno() {
        return Native.getLastError();
    }
}
