package io.github.mqscope.sys;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// What statx(2) tells of a file.
///
/// ```c
/// struct statx {                                   // 256 bytes, the same on every machine
///     __u32 stx_mask, stx_blksize;                 //   0
///     __u64 stx_attributes;                        //   8
///     __u32 stx_nlink, stx_uid, stx_gid;           //  16, 20, 24
///     __u16 stx_mode;                              //  28
///     __u64 stx_ino, stx_size, …;                  //  32, 40
///     struct statx_timestamp stx_atime, stx_btime, stx_ctime, stx_mtime;   // 64, 80, 96, 112
///     __u32 stx_rdev_major, stx_rdev_minor, stx_dev_major, stx_dev_minor;  // 128, …, 136, 140
/// };
/// ```
///
/// @param dev          device of the file system, as st_dev of stat(2)
/// @param ino          inode number
/// @param mode         type and permission bits
/// @param uid          owner
/// @param gid          group
/// @param size         bytes
/// @param mtimeSeconds last modification; a queue's is the second of its last send or receive
/// @param nlink        names it has; a queue has one until it is unlinked
public record Stat(long dev, long ino, int mode, int uid, int gid, long size, long mtimeSeconds, int nlink) {
    public static final int SIZE = 256;
    public static final int NLINK = 16;
    public static final int UID = 20;
    public static final int GID = 24;
    public static final int MODE = 28;
    public static final int INO = 32;
    public static final int FILE_SIZE = 40;
    public static final int MTIME = 112;
    public static final int DEV_MAJOR = 136;
    public static final int DEV_MINOR = 140;

    static final int BASIC_STATS = 0x7ff;

    static Stat read(MemorySegment statx) {
        return new Stat(
                makedev(statx.get(ValueLayout.JAVA_INT, DEV_MAJOR), statx.get(ValueLayout.JAVA_INT, DEV_MINOR)),
                statx.get(ValueLayout.JAVA_LONG, INO),
                Short.toUnsignedInt(statx.get(ValueLayout.JAVA_SHORT, MODE)),
                statx.get(ValueLayout.JAVA_INT, UID),
                statx.get(ValueLayout.JAVA_INT, GID),
                statx.get(ValueLayout.JAVA_LONG, FILE_SIZE),
                statx.get(ValueLayout.JAVA_LONG, MTIME),
                statx.get(ValueLayout.JAVA_INT, NLINK));
    }

    // As makedev(3) of glibc.
    private static long makedev(int major, int minor) {
        return ((major & 0xfffL) << 8) | (minor & 0xffL) | ((minor & 0xffffff00L) << 12);
    }

    /// The permission bits, such as 0600.
    public int permissions() {
        return mode & 07777;
    }
}
