package io.github.mqscope.model.history;

import java.util.List;

/// Samples one after the other, oldest first, up to a moment. Immutable.
///
/// The samples are shared with the ring that wrote them, which only ever writes behind the last of ours: a
/// series is made without copying any.
public final class Series {
    /// Nothing yet.
    public static final Series EMPTY = new Series(new Sample[0], 0, 0, Sample.NONE);

    private final Sample[] store;
    private final int from;
    private final int to;
    private final Sample last;

    /// @param last one that is still being filled; NONE for none
    public Series(Sample[] store, int from, int to, Sample last) {
        this.store = store;
        this.from = from;
        this.to = to;
        this.last = last;
    }

    /// The given samples.
    public static Series of(List<Sample> samples) {
        return new Series(samples.toArray(Sample[]::new), 0, samples.size(), Sample.NONE);
    }

    /// How many samples.
    public int size() {
        return to - from + (last.beats() > 0 ? 1 : 0);
    }

    /// The sample at a place; 0 is the oldest.
    public Sample get(int index) {
        return from + index < to ? store[from + index] : last;
    }

    /// The highest depth of all, -1 where none is known.
    public int highest() {
        int highest = -1;
        for (int i = 0; i < size(); i++) {
            highest = Math.max(highest, get(i).high());
        }
        return highest;
    }

    /// How long they are together.
    public long millis() {
        long millis = 0;
        for (int i = 0; i < size(); i++) {
            millis += get(i).millis();
        }
        return millis;
    }
}
