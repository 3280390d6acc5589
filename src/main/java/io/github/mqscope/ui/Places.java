package io.github.mqscope.ui;

import java.util.Arrays;
import java.util.function.IntToLongFunction;

/// Where each of many keys stands, found without a look at the others. Immutable, made by any thread.
public final class Places {
    private final long[] keys;
    private final long[] places; // The hash of a key above where it stands, sorted.

    /// @param key the one that stands at a place
    public Places(int size, IntToLongFunction key) {
        keys = new long[size];
        places = new long[size];
        Arrays.setAll(keys, key);
        Arrays.setAll(places, i -> hash(keys[i]) | i);
        Arrays.sort(places);
    }

    private static long hash(long key) {
        return (long) Long.hashCode(key) << Integer.SIZE;
    }

    /// Where a key stands, -1 for nowhere.
    public int of(long key) {
        int at = Arrays.binarySearch(places, hash(key));
        for (int i = at < 0 ? -at - 1 : at; i < places.length && (places[i] ^ hash(key)) >>> Integer.SIZE == 0; i++) {
            if (keys[(int) places[i]] == key) {
                return (int) places[i];
            }
        }
        return -1;
    }
}
