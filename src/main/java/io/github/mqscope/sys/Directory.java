package io.github.mqscope.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

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
public final class Directory implements AutoCloseable {
    private static final int AT_FDCWD = -100;
    private static final int AT_SYMLINK_NOFOLLOW = 0x100;
    private static final int AT_EMPTY_PATH = 0x1000;
    private static final boolean ARM = System.getProperty("os.arch", "").equals("aarch64");
    static final int O_DIRECTORY = ARM ? 0x4000 : 0x10000;
    public static final int O_NOFOLLOW = ARM ? 0x8000 : 0x20000;
    public static final int O_CLOEXEC = 0x80000;
    private static final int BUFFER = 32 * 1024;
    static final int D_RECLEN = 16;
    static final int D_NAME = 19;
    private static final int NAME_ROOM = 4096;

    private final Fd fd;

    private Directory(Fd fd) {
        this.fd = fd;
    }

    /// Takes ownership of a descriptor that is open on a directory.
    public static Directory of(Fd fd) {
        return new Directory(fd);
    }

    /// Opens a directory by its path.
    public static Directory open(String path) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            int flags = O_DIRECTORY | O_CLOEXEC;
            long at = CString.of(arena, path).address();
            return new Directory(new Fd(Syscall.check("openat", C.openat(AT_FDCWD, at, flags, 0))));
        }
    }

    /// Opens a directory below this one.
    public Directory openDirectory(String name) throws ErrnoException {
        return new Directory(open(name.getBytes(java.nio.charset.StandardCharsets.UTF_8), O_DIRECTORY, 0));
    }

    /// Opens a file in this directory, close-on-exec.
    public Fd open(byte[] name, int flags, int mode) throws ErrnoException {
        int number = fd.enter("openat");
        try (Arena arena = Arena.ofConfined()) {
            long path = CString.of(arena, name).address();
            return new Fd(Syscall.check("openat", C.openat(number, path, flags | O_CLOEXEC, mode)));
        } finally {
            fd.exit();
        }
    }

    /// The names in the directory now, without `.` and `..`.
    public List<byte[]> names() throws ErrnoException {
        try (Directory fresh = openDirectory(".");
                Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(BUFFER, 8);
            List<byte[]> names = new ArrayList<>();
            int number = fresh.fd.enter("getdents64");
            try {
                long n;
                while ((n = Syscall.check("getdents64", C.getdents64(number, buffer.address(), BUFFER))) > 0) {
                    parse(buffer.asSlice(0, n), names);
                }
            } finally {
                fresh.fd.exit();
            }
            return names;
        }
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
        int number = fd.enter("statx");
        try {
            return statx(number, name, 0);
        } finally {
            fd.exit();
        }
    }

    /// statx(2) of a file in this directory, of a link itself where it is one.
    public Stat statNoFollow(byte[] name) throws ErrnoException {
        int number = fd.enter("statx");
        try {
            return statx(number, name, AT_SYMLINK_NOFOLLOW);
        } finally {
            fd.exit();
        }
    }

    /// statx(2) of an open descriptor.
    public static Stat stat(Fd open) throws ErrnoException {
        int number = open.enter("statx");
        try {
            return statx(number, new byte[0], AT_EMPTY_PATH);
        } finally {
            open.exit();
        }
    }

    private static Stat statx(int directory, byte[] name, int flags) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment statx = arena.allocate(Stat.SIZE, 8);
            long path = CString.of(arena, name).address();
            Syscall.check("statx", C.statx(directory, path, flags, Stat.BASIC_STATS, statx.address()));
            return Stat.read(statx);
        }
    }

    /// Where a symbolic link in this directory points, as bytes.
    public byte[] readlink(byte[] name) throws ErrnoException {
        int number = fd.enter("readlinkat");
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment target = arena.allocate(NAME_ROOM);
            long path = CString.of(arena, name).address();
            long n = Syscall.check("readlinkat", C.readlinkat(number, path, target.address(), NAME_ROOM));
            return target.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE);
        } finally {
            fd.exit();
        }
    }

    /// Unlinks a file in this directory. In the message queue file system it is mq_unlink(3).
    public void unlink(byte[] name) throws ErrnoException {
        int number = fd.enter("unlinkat");
        try (Arena arena = Arena.ofConfined()) {
            Syscall.check("unlinkat", C.unlinkat(number, CString.of(arena, name).address(), 0));
        } finally {
            fd.exit();
        }
    }

    /// fsync(2): waits until the names of new files are on disk.
    public void sync() throws ErrnoException {
        int number = fd.enter("fsync");
        try {
            Syscall.check("fsync", C.fsync(number));
        } finally {
            fd.exit();
        }
    }

    /// The descriptor, for [Inotify#watch] and [FileReads#fileSystemType].
    public Fd fd() {
        return fd;
    }

    @Override
    public void close() {
        fd.close();
    }
}
