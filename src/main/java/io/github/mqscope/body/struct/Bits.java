package io.github.mqscope.body.struct;

import java.nio.ByteOrder;

/// Integers of any width at any bit. Little-endian machines count bits from a byte's lowest, big-endian ones from
/// its highest.
final class Bits {
    private Bits() {}

    /// Up to 64 bits, the highest of the result zero.
    static long read(byte[] body, long bit, int bits, ByteOrder order) {
        long value = 0;
        boolean little = order == ByteOrder.LITTLE_ENDIAN;
        for (int i = 0; i < bits; i++) {
            long at = bit + i;
            int in = (int) (at % 8);
            long one = (body[(int) (at / 8)] >> (little ? in : 7 - in)) & 1;
            value |= one << (little ? i : bits - 1 - i);
        }
        return value;
    }

    static long signed(long raw, int bits) {
        return raw << (64 - bits) >> (64 - bits);
    }
}
