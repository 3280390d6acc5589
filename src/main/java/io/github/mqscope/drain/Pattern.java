package io.github.mqscope.drain;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Pseudo-random bytes below a message that is about to be received: where they end, it ended.
///
/// SplitMix64 of a seed and the position, so that any byte can be told without those before it.
final class Pattern {
    private Pattern() {}

    /// Writes the pattern of a seed over the whole of `body`, which also brings its pages in.
    static void fill(MemorySegment body, long seed) {
        long whole = body.byteSize() & -8;
        for (long at = 0; at < whole; at += Long.BYTES) {
            body.set(JournalLayout.LONG, at, word(seed, at >>> 3));
        }
        for (long at = whole; at < body.byteSize(); at++) {
            body.set(ValueLayout.JAVA_BYTE, at, at(seed, at));
        }
    }

    /// How many bytes of `body` were written since at the least: up to the last that differs from the pattern.
    static long written(MemorySegment body, long seed) {
        long end = body.byteSize();
        while (end > 0 && body.get(ValueLayout.JAVA_BYTE, end - 1) == at(seed, end - 1)) {
            end--;
        }
        return end;
    }

    private static byte at(long seed, long position) {
        return (byte) (word(seed, position >>> 3) >>> ((position & 7) << 3));
    }

    private static long word(long seed, long number) {
        long z = seed + (number + 1) * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
