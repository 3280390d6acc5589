package io.github.mqscope.sys;

import java.util.Arrays;

/// An error number with its name and the words of the C library, see errno(3).
///
/// @param number the value, as on x86-64 and arm64
/// @param name   the symbol, such as `EAGAIN`; `errno 123` where we know none
/// @param words  what strerror(3) says in English
public record Errno(int number, String name, String words) {
    private static final Errno[] KNOWN = new Errno[132];

    public static final Errno EPERM = known(1, "EPERM", "Operation not permitted");
    public static final Errno ENOENT = known(2, "ENOENT", "No such file or directory");
    public static final Errno ESRCH = known(3, "ESRCH", "No such process");
    public static final Errno EINTR = known(4, "EINTR", "Interrupted system call");
    public static final Errno EIO = known(5, "EIO", "Input/output error");
    public static final Errno EBADF = known(9, "EBADF", "Bad file descriptor");
    public static final Errno EAGAIN = known(11, "EAGAIN", "Resource temporarily unavailable");
    public static final Errno ENOMEM = known(12, "ENOMEM", "Cannot allocate memory");
    public static final Errno EACCES = known(13, "EACCES", "Permission denied");
    public static final Errno EFAULT = known(14, "EFAULT", "Bad address");
    public static final Errno EBUSY = known(16, "EBUSY", "Device or resource busy");
    public static final Errno EEXIST = known(17, "EEXIST", "File exists");
    public static final Errno ENODEV = known(19, "ENODEV", "No such device");
    public static final Errno ENOTDIR = known(20, "ENOTDIR", "Not a directory");
    public static final Errno EISDIR = known(21, "EISDIR", "Is a directory");
    public static final Errno EINVAL = known(22, "EINVAL", "Invalid argument");
    public static final Errno ENFILE = known(23, "ENFILE", "Too many open files in system");
    public static final Errno EMFILE = known(24, "EMFILE", "Too many open files");
    public static final Errno EFBIG = known(27, "EFBIG", "File too large");
    public static final Errno ENOSPC = known(28, "ENOSPC", "No space left on device");
    public static final Errno EROFS = known(30, "EROFS", "Read-only file system");
    public static final Errno EPIPE = known(32, "EPIPE", "Broken pipe");
    public static final Errno ENAMETOOLONG = known(36, "ENAMETOOLONG", "File name too long");
    public static final Errno ENOSYS = known(38, "ENOSYS", "Function not implemented");
    public static final Errno ELOOP = known(40, "ELOOP", "Too many levels of symbolic links");
    public static final Errno EMSGSIZE = known(90, "EMSGSIZE", "Message too long");
    public static final Errno EOPNOTSUPP = known(95, "EOPNOTSUPP", "Operation not supported");
    public static final Errno EADDRINUSE = known(98, "EADDRINUSE", "Address already in use");
    public static final Errno ETIMEDOUT = known(110, "ETIMEDOUT", "Connection timed out");
    public static final Errno ECONNREFUSED = known(111, "ECONNREFUSED", "Connection refused");
    public static final Errno EDQUOT = known(122, "EDQUOT", "Disk quota exceeded");

    private static Errno known(int number, String name, String words) {
        Errno errno = new Errno(number, name, words);
        KNOWN[number] = errno;
        return errno;
    }

    /// The errno of a number, also of one that has no constant here.
    public static Errno of(int number) {
        Errno known = number >= 0 && number < KNOWN.length ? KNOWN[number] : null;
        return known != null ? known : new Errno(number, "errno " + number, "Unknown error " + number);
    }

    /// Whether this is one of `errnos`.
    public boolean isAnyOf(Errno... errnos) {
        return Arrays.asList(errnos).contains(this);
    }

    @Override
    public String toString() {
        return name;
    }
}
