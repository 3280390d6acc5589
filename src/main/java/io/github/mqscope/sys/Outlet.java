package io.github.mqscope.sys;

import io.github.mqscope.model.failure.Errno;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A descriptor that is written to from beginning to end, such as standard output: a pipe, a terminal, a file.
///
/// What is written is written whole or, where that can be undone, not at all. See poll(2), fcntl(2), fstatfs(2),
/// write(2) and ftruncate(2).
///
/// ```c
/// struct pollfd { int fd; short events, revents; };                        // 0, 4, 6
/// struct statfs { long f_type, f_bsize; u64 f_blocks, f_bfree, …; };       // 0, 8, 16, 24
/// ```
public final class Outlet {
    private static final int POLLOUT = 4;
    private static final int POLLERR = 8;
    private static final int POLLHUP = 16;
    private static final int POLLNVAL = 32;
    private static final int FOR_EVER = -1;
    private static final int F_GETFL = 3;
    private static final int O_ACCMODE = 3;
    private static final int TYPE = 0170000;
    private static final int IS_REGULAR = 0100000;
    private static final int SEEK_CUR = 1;

    private final int descriptor;

    /// @param descriptor stays the caller's
    public Outlet(int descriptor) {
        this.descriptor = descriptor;
    }

    /// Fails where a write could not succeed as far as can be seen: it is closed, its reader has gone, or its file
    /// system has no room for so many bytes.
    public void check(long bytes) throws ErrnoException {
        int events = poll(0, 0);
        // Closed when this program began, it is now some file that the JVM reads.
        if ((events & POLLNVAL) != 0 || (C.fcntl(descriptor, F_GETFL, 0) & O_ACCMODE) == Mq.O_RDONLY) {
            throw new ErrnoException("write", Errno.EBADF);
        }
        if (hasNoReader(events)) {
            throw new ErrnoException("write", Errno.EPIPE);
        }
        if (isFile() && !hasRoom(bytes)) {
            throw new ErrnoException("write", Errno.ENOSPC);
        }
    }

    /// Whether whoever read it has gone: a pipe's reader, or the terminal.
    public boolean hasNoReader() throws ErrnoException {
        return hasNoReader(poll(0, 0));
    }

    private static boolean hasNoReader(int events) {
        return (events & (POLLERR | POLLHUP)) != 0;
    }

    private int poll(int events, int timeout) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pollfd = arena.allocate(8, 8);
            pollfd.set(ValueLayout.JAVA_INT, 0, descriptor);
            pollfd.set(ValueLayout.JAVA_SHORT, 4, (short) events);
            while (C.poll(pollfd.address(), 1, timeout) < 0) {
                againOn(Errno.EINTR, "poll");
            }
            return pollfd.get(ValueLayout.JAVA_SHORT, 6);
        }
    }

    private static void againOn(Errno errno, String call) throws ErrnoException {
        Errno failed = Errno.of(Syscall.errno());
        if (!failed.equals(errno)) {
            throw new ErrnoException(call, failed);
        }
    }

    private boolean isFile() throws ErrnoException {
        return (stat().mode() & TYPE) == IS_REGULAR;
    }

    private Stat stat() throws ErrnoException {
        return Directory.stat(new Fd(descriptor));
    }

    // Some file systems count no blocks.
    private boolean hasRoom(long bytes) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment statfs = arena.allocate(FileReads.STATFS_SIZE, 8);
            Syscall.check("fstatfs", C.fstatfs(descriptor, statfs.address()));
            long blocks = statfs.get(ValueLayout.JAVA_LONG, 16);
            long free = statfs.get(ValueLayout.JAVA_LONG, 24);
            return blocks == 0 || free > bytes / statfs.get(ValueLayout.JAVA_LONG, 8);
        }
    }

    /// Writes all of it, in pieces where the kernel takes no more at once, and waits while a pipe is full. Where that
    /// fails, a file ends where it ended before.
    public void write(byte[] bytes) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment copy = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            long written = 0;
            while (written < bytes.length) {
                long n = C.write(descriptor, copy.address() + written, bytes.length - written);
                if (n >= 0) {
                    written += n;
                } else {
                    afterFailure(Errno.of(Syscall.errno()), written);
                }
            }
        }
    }

    private void afterFailure(Errno errno, long written) throws ErrnoException {
        if (errno.equals(Errno.EAGAIN)) {
            int _ = poll(POLLOUT, FOR_EVER);
        } else if (!errno.equals(Errno.EINTR)) {
            if (written > 0 && isFile()) {
                takeBack(written);
            }
            throw new ErrnoException("write", errno);
        }
    }

    // Only what is the end of the file: another may have written behind it.
    private void takeBack(long written) throws ErrnoException {
        long end = Syscall.check("lseek", C.lseek(descriptor, 0, SEEK_CUR));
        if (stat().size() == end) {
            Syscall.check("ftruncate", C.ftruncate(descriptor, end - written));
            Syscall.check("lseek", C.lseek(descriptor, -written, SEEK_CUR));
        }
    }
}
