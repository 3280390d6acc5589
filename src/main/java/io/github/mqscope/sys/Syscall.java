package io.github.mqscope.sys;

import com.sun.jna.Native;

/// The one place that turns -1 into an exception.
///
/// `Native.getLastError` keeps an older errno after a success, so it is read only after the result was
/// seen to be negative, in the very next statement.
final class Syscall {
    private Syscall() {}

    /// The result, or an exception where it is negative.
    static int check(String call, int result) throws ErrnoException {
        if (result < 0) {
            throw new ErrnoException(call, Errno.of(Native.getLastError()));
        }
        return result;
    }

    /// The result, or an exception where it is negative.
    static long check(String call, long result) throws ErrnoException {
        if (result < 0) {
            throw new ErrnoException(call, Errno.of(Native.getLastError()));
        }
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
