package io.github.mqscope.model;

/// The samples of one queue while it is watched. [#copy] gives the same object until something in it moved.
final class HistoryRing {
    /// Length of a sample.
    static final int PERIOD_MILLIS = 250;

    /// Samples in a second.
    static final int PER_SECOND = 1000 / PERIOD_MILLIS;

    private final int[] depth = new int[History.SAMPLES];
    private final int[] changes = new int[History.SAMPLES];
    private int pushed; // All samples ever, at most Integer.MAX_VALUE: seventeen years.
    private int same; // Samples at the end of which each is as the one before and shows no change.
    private int unseen; // Samples since the last copy.
    private int highest;
    private int counted;
    private History copied = History.EMPTY;

    /// A change of depth was seen.
    void change(int depthNow) {
        highest = Math.max(highest, depthNow);
        counted++;
    }

    /// Ends a sample.
    /// @return whether [#copy] would now show something new. A flat line is not worth a new picture, and one
    ///     that only scrolls is worth one a second.
    boolean endSample(int depthNow) {
        int at = pushed % History.SAMPLES;
        int before = (at + History.SAMPLES - 1) % History.SAMPLES;
        depth[at] = Math.max(highest, depthNow);
        changes[at] = counted;
        boolean moved = counted > 0 || pushed == 0 || depth[at] != depth[before] || changes[before] > 0;
        same = moved ? 0 : Math.min(same + 1, History.SAMPLES);
        pushed++;
        unseen++;
        highest = depthNow;
        counted = 0;
        return moved || (!isFlat() && unseen >= PER_SECOND);
    }

    private boolean isFlat() {
        return same >= Math.min(pushed, History.SAMPLES) - 1;
    }

    /// Changes in the last second of samples.
    int changesInLastSecond() {
        int sum = 0;
        for (int i = 1; i <= Math.min(PER_SECOND, pushed); i++) {
            sum += changes[(pushed - i) % History.SAMPLES];
        }
        return sum;
    }

    /// The samples, oldest first.
    History copy() {
        if (unseen > 0) {
            int size = Math.min(pushed, History.SAMPLES);
            copied = new History(PERIOD_MILLIS, oldestFirst(depth, size), oldestFirst(changes, size));
            unseen = 0;
        }
        return copied;
    }

    private int[] oldestFirst(int[] ring, int size) {
        int[] out = new int[size];
        int first = (pushed - size) % History.SAMPLES;
        int upToEnd = Math.min(size, History.SAMPLES - first);
        System.arraycopy(ring, first, out, 0, upToEnd);
        System.arraycopy(ring, 0, out, upToEnd, size - upToEnd);
        return out;
    }
}
