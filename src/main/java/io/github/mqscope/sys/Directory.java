package io.github.mqscope.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// A directory held open, and the files in it by their names as bytes.
///
/// `java.io` and `java.nio` turn names into strings and lose those that the locale cannot spell; here
/// they stay what the kernel gave. See openat(2), getdents64(2), statx(2), readlinkat(2).
///
/// ```c
/// struct linux_dirent64 {
///     ino64_t        d_ino;       //  0
///     off64_t        d_off;       //  8
///     unsigned short d_reclen;    // 16
///     unsigned char  d_type;      // 18
///     char           d_name[];    // 19
/// };
/// ```
public final class Directory extends Fd {
    private static final int AT_FDCWD = -100;
    private static final int AT_EMPTY_PATH = 0x1000;
    private static final boolean ARM = System.getProperty("os.arch", "").equals("aarch64");
    static final int O_DIRECTORY = ARM ? 0x4000 : 0x10000;
    public static final int O_NOFOLLOW = ARM ? 0x8000 : 0x20000;
    public static final int O_CLOEXEC = 0x80000;
    private static final int BUFFER = 32 * 1024;
    static final int D_RECLEN = 16;
    static final int D_NAME = 19;
    private static final int NAME_ROOM = 4096;

    Directory(int number) {
        super(number);
    }

    /// Opens a directory by its path.
    public static Directory open(String path) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            int flags = O_DIRECTORY | O_CLOEXEC;
            long at = CString.of(arena, path).address();
            return new Directory(Syscall.check("openat", C.openat(AT_FDCWD, at, flags, 0)));
        }
    }

    /// Opens a directory below this one.
    public Directory openDirectory(String name) throws ErrnoException {
        return openDirectory(name, O_DIRECTORY);
    }

    /// Opens what is to be a directory below this one with flags of its own; without O_DIRECTORY it may be none.
    public Directory openDirectory(String name, int flags) throws ErrnoException {
        return open(name.getBytes(StandardCharsets.UTF_8), flags, 0, Directory::new);
    }

    /// Opens a file in this directory, close-on-exec.
    public Fd open(byte[] name, int flags, int mode) throws ErrnoException {
        return open(name, flags, mode, Fd::new);
    }

    /// The same to be locked and mapped.
    public MappedFile openMapped(byte[] name, int flags, int mode) throws ErrnoException {
        return open(name, flags, mode, MappedFile::new);
    }

    private <F extends Fd> F open(byte[] name, int flags, int mode, IntFunction<F> kind) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            long path = CString.of(arena, name).address();
            return kind.apply((int) call("openat", on -> C.openat(on, path, flags | O_CLOEXEC, mode)));
        }
    }

    /// The names in the directory now, without `.` and `..`.
    public List<byte[]> names() throws ErrnoException {
        try (Directory fresh = openDirectory(".");
                Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(BUFFER, 8);
            List<byte[]> names = new ArrayList<>();
            long n;
            while ((n = fresh.call("getdents64", on -> C.getdents64(on, buffer.address(), BUFFER))) > 0) {
                parse(buffer.asSlice(0, n), names);
            }
            return names;
        }
    }

    /// The same where each is a number, as in `/proc/PID/task`.
    public List<Integer> numbers() throws ErrnoException {
        return names().stream()
                .map(name -> Integer.parseInt(new String(name, StandardCharsets.US_ASCII)))
                .toList();
    }

    private static void parse(MemorySegment buffer, List<byte[]> names) {
        for (long at = 0; at < buffer.byteSize(); ) {
            int reclen = Short.toUnsignedInt(buffer.get(ValueLayout.JAVA_SHORT, at + D_RECLEN));
            byte[] name = upToZero(buffer.asSlice(at + D_NAME, reclen - D_NAME));
            if (!isSelfOrParent(name)) {
                names.add(name);
            }
            at += reclen;
        }
    }

    private static byte[] upToZero(MemorySegment padded) {
        long end = 0;
        while (padded.get(ValueLayout.JAVA_BYTE, end) != 0) {
            end++;
        }
        return padded.asSlice(0, end).toArray(ValueLayout.JAVA_BYTE);
    }

    private static boolean isSelfOrParent(byte[] name) {
        return name[0] == '.' && (name.length == 1 || (name.length == 2 && name[1] == '.'));
    }

    /// statx(2) of a file in this directory. Follows links, also those of `/proc/PID/fd`.
    public Stat stat(byte[] name) throws ErrnoException {
        return statx(this, name, 0);
    }

    /// statx(2) of an open descriptor.
    public static Stat stat(Fd open) throws ErrnoException {
        return statx(open, new byte[0], AT_EMPTY_PATH);
    }

    private static Stat statx(Fd directory, byte[] name, int flags) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment statx = arena.allocate(Stat.SIZE, 8);
            long path = CString.of(arena, name).address();
            directory.call("statx", on -> C.statx(on, path, flags, Stat.BASIC_STATS, statx.address()));
            return Stat.read(statx);
        }
    }

    /// Where a symbolic link in this directory points, as bytes.
    public byte[] readlink(byte[] name) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment target = arena.allocate(NAME_ROOM);
            long path = CString.of(arena, name).address();
            long n = call("readlinkat", on -> C.readlinkat(on, path, target.address(), NAME_ROOM));
            return target.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE);
        }
    }

    /// Unlinks a file in this directory. In the message queue file system it is mq_unlink(3).
    public void unlink(byte[] name) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            long path = CString.of(arena, name).address();
            call("unlinkat", on -> C.unlinkat(on, path, 0));
        }
    }

    /// fsync(2): waits until the names of new files are on disk.
    public void sync() throws ErrnoException {
        call("fsync", C::fsync);
    }
}
