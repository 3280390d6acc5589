package io.github.mqscope.sys;

import io.github.mqscope.model.failure.Errno;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// Reading small kernel files through a descriptor: the status line of a queue, files below `/proc`.
public final class FileReads {
    static final int STATFS_SIZE = 120;

    private FileReads() {}

    /// pread(2) at offset 0 as text, at most `limit` bytes.
    public static String text(Fd file, int limit) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(limit);
            long n = file.call("pread", on -> C.pread(on, buffer.address(), limit, 0));
            byte[] bytes = buffer.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE);
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /// A whole small file below a directory, at most `limit` bytes.
    public static String text(Directory directory, String name, int limit) throws ErrnoException {
        try (Fd file = directory.open(name.getBytes(StandardCharsets.UTF_8), 0, 0)) {
            return text(file, limit);
        }
    }

    /// read(2) from where the file stands, until `limit` bytes or the end, whatever pieces a pipe hands out.
    public static byte[] bytes(Fd file, int limit) throws ErrnoException {
        int number = file.enter("read");
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(limit);
            long length = 0;
            long n = 1;
            while (length < limit && n > 0) {
                n = C.read(number, buffer.address() + length, limit - length);
                if (n < 0 && Syscall.errno() == Errno.EINTR.number()) {
                    n = 1;
                } else {
                    length += Syscall.check("read", n);
                }
            }
            return buffer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
        } finally {
            file.exit();
        }
    }

    /// The type of the file system a descriptor is on, f_type of fstatfs(2).
    public static long fileSystemType(Fd file) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment statfs = arena.allocate(STATFS_SIZE, 8);
            file.call("fstatfs", on -> C.fstatfs(on, statfs.address()));
            return statfs.get(ValueLayout.JAVA_LONG, 0);
        }
    }
}
