package io.github.mqscope.probe;

/// Device numbers: inside the kernel `major << 20 | minor`, outside as makedev(3) makes them.
final class Devices {
    private static final int MINOR_BITS = 20;

    private Devices() {}

    /// As st_dev tells it.
    static long toUser(int dev) {
        long major = dev >>> MINOR_BITS;
        long minor = dev & (1 << MINOR_BITS) - 1;
        return major << 8 | minor & 0xff | (minor & ~0xffL) << 12;
    }

    /// As the kernel keeps it.
    static int toKernel(long dev) {
        long major = dev >>> 8 & 0xfff;
        long minor = dev & 0xff | dev >>> 12 & ~0xffL;
        return (int) (major << MINOR_BITS | minor);
    }
}
