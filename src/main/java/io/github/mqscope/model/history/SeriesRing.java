package io.github.mqscope.model.history;

/// Samples of one length as they come, of which the last are kept: each merged of as many beats
/// as a period has.
///
/// One that keeps all drops nothing: full, it merges its samples by twos and doubles its period.
final class SeriesRing {
    private final int capacity;
    private final boolean keepsAll;
    private int beatsInOne;
    private Sample[] store;
    private int to; // Of the store, the first free place.
    private Sample open = Sample.NONE;

    private SeriesRing(int capacity, int beatsInOne, boolean keepsAll) {
        this.capacity = capacity;
        this.beatsInOne = beatsInOne;
        this.keepsAll = keepsAll;
        this.store = new Sample[Math.min(capacity, 16)];
    }

    /// The last `capacity` samples of so many beats each.
    static SeriesRing lastOf(int capacity, int beatsInOne) {
        return new SeriesRing(capacity, beatsInOne, false);
    }

    /// Everything, in at most `capacity` samples; at first of so many beats each.
    static SeriesRing allOf(int capacity, int beatsInOne) {
        return new SeriesRing(capacity, beatsInOne, true);
    }

    /// Takes the next beat.
    void add(Sample beat) {
        if (beatsInOne == 1) {
            append(beat);
            return;
        }
        open = open.plus(beat);
        if (open.beats() >= beatsInOne) {
            append(open);
            open = Sample.NONE;
        }
    }

    private void append(Sample whole) {
        if (to == store.length) {
            makeRoom();
        }
        // One object for all that are alike: what stands still costs nothing.
        store[to] = to > 0 && whole.equals(store[to - 1]) ? store[to - 1] : whole;
        to++;
        if (keepsAll && to == capacity) {
            coarsen();
        }
    }

    // Always into a new store: series given out still read the old one.
    private void makeRoom() {
        int kept = to == 2 * capacity ? capacity - 1 : to;
        Sample[] roomier = new Sample[Math.min(2 * capacity, 2 * store.length)];
        System.arraycopy(store, to - kept, roomier, 0, kept);
        store = roomier;
        to = kept;
    }

    private void coarsen() {
        Sample[] halved = new Sample[capacity];
        for (int i = 0; i < capacity / 2; i++) {
            halved[i] = store[2 * i].plus(store[2 * i + 1]);
        }
        store = halved;
        to = capacity / 2;
        beatsInOne *= 2;
    }

    /// The last sample that is whole.
    Sample last() {
        return to == 0 ? Sample.NONE : store[to - 1];
    }

    /// All that is kept, with the sample that is being filled.
    Series series() {
        return new Series(store, Math.max(0, to - capacity), to, open);
    }
}
