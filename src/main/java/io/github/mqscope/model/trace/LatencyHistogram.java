package io.github.mqscope.model.trace;

import java.util.ArrayList;
import java.util.List;

/// How often which time was taken: 8 buckets for each doubling, so a quantile is at most an eighth too large.
///
/// 4 KiB whatever it counts.
public final class LatencyHistogram {
    private static final int SUB_BITS = 3;
    private static final int SUB = 1 << SUB_BITS;

    private final long[] counts = new long[(Long.SIZE - SUB_BITS) * SUB];
    private long total;

    /// Counts a time; a negative one, from two clocks that disagree, is counted as 0.
    public void add(long nanos) {
        counts[bucket(Math.max(nanos, 0))]++;
        total++;
    }

    /// How many were counted.
    public long total() {
        return total;
    }

    /// The time that a share of all did not exceed: the upper end of its bucket; 0 where nothing was counted.
    /// @param share 0.5 for the median, 0.99 for p99
    public long quantile(double share) {
        long wanted = Math.max(1, (long) Math.ceil(total * share));
        long seen = 0;
        for (int i = 0; i < counts.length && total > 0; i++) {
            seen += counts[i];
            if (seen >= wanted) {
                return upperEnd(i);
            }
        }
        return 0;
    }

    /// How many took less than 1 ns, 2 ns, 4 ns and so on, each without those before it; up to the last that
    /// counts any.
    public List<Long> doublings() {
        List<Long> doublings = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            int doubling = Long.SIZE - Long.numberOfLeadingZeros(upperEnd(i));
            while (doublings.size() <= doubling) {
                doublings.add(0L);
            }
            doublings.set(doubling, doublings.get(doubling) + counts[i]);
        }
        while (!doublings.isEmpty() && doublings.getLast() == 0) {
            doublings.removeLast();
        }
        return List.copyOf(doublings);
    }

    private static int bucket(long nanos) {
        if (nanos < SUB) {
            return (int) nanos;
        }
        int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos) - SUB_BITS;
        return (shift + 1) * SUB + (int) (nanos >>> shift) - SUB;
    }

    private static long upperEnd(int bucket) {
        if (bucket < SUB) {
            return bucket;
        }
        int shift = bucket / SUB - 1;
        return ((long) (bucket % SUB + SUB + 1) << shift) - 1;
    }
}
