package io.github.mqscope.probe;

/// Device numbers: inside the kernel `major << 20 | minor`, outside as makedev(3) makes them.
final class Devices {
    private static final int MINOR_BITS = 20;
    private static final long MINOR = (1 << MINOR_BITS) - 1;
    private static final long LOW = 0xff;

    private Devices() {}

    /// As st_dev tells it.
    static long toUser(int dev) {
        long major = Integer.toUnsignedLong(dev) >>> MINOR_BITS;
        long minor = dev & MINOR;
        return (major << 8) | (minor & LOW) | ((minor & ~LOW) << 12);
    }

    /// As the kernel keeps it.
    static int toKernel(long dev) {
        long major = (dev >>> 8) & 0xfff;
        long minor = (dev & LOW) | ((dev >>> 12) & ~LOW);
        return (int) ((major << MINOR_BITS) | minor);
    }
}
