package io.github.mqscope.model.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The samples of one queue while it is watched. [#copy] gives the same object until something in it moved.
public final class HistoryRing {
    /// Length of a beat.
    public static final int PERIOD_MILLIS = History.BEAT_MILLIS;

    /// Beats in a second.
    static final int PER_SECOND = 1000 / PERIOD_MILLIS;

    /// Beats kept.
    public static final int IN_A_MINUTE = 60 * PER_SECOND;

    private static final int TEN_SECONDS = 10 * PER_SECOND;
    private static final int IN_AN_HOUR = 360;
    private static final int SINCE_START = 512;
    private static final int TWO_SECONDS = 2 * PER_SECOND;
    private static final int UNKNOWN = -1;

    private final SeriesRing minute = SeriesRing.lastOf(IN_A_MINUTE, 1);
    private final SeriesRing hour = SeriesRing.lastOf(IN_AN_HOUR, TEN_SECONDS);
    private final SeriesRing start = SeriesRing.allOf(SINCE_START, TWO_SECONDS);
    private final int[] lately = new int[PER_SECOND]; // Changes in the last beats.
    private int beats; // Counted up to a minute of them.
    private int same; // Beats at the end of which each is as the one before and shows no change; up to a minute.
    private int unseen; // Beats since the last copy.
    private int at; // Of lately.
    private long endMillis;
    private History copied = History.EMPTY;
    private Optional<TracedCounts> passed = Optional.empty();

    // The beat under way.
    private int depth = UNKNOWN;
    private int low = UNKNOWN;
    private int high = UNKNOWN;
    private int changes;
    private long rises;
    private long falls;

    /// A change of depth was seen.
    public void change(int depthNow) {
        changes++;
        moveTo(depthNow);
    }

    private void moveTo(int depthNow) {
        if (depth == UNKNOWN) {
            low = depthNow;
            high = depthNow;
        } else {
            rises += Math.max(0, depthNow - depth);
            falls += Math.max(0, depth - depthNow);
        }
        low = Math.min(low, depthNow);
        high = Math.max(high, depthNow);
        depth = depthNow;
    }

    /// Ends a beat.
    /// @param depthNow the depth, -1 where it cannot be seen
    /// @param total    what passed through the queue so far, where a trace counts it
    /// @return whether [#copy] would now show something new. A flat line is not worth a new picture, and one
    ///     that only scrolls is worth one a second.
    public boolean endSample(int depthNow, Optional<TracedCounts> total) {
        Sample before = minute.last();
        Sample beat = beat(depthNow, total);
        minute.add(beat);
        hour.add(beat);
        start.add(beat);
        at = (at + 1) % PER_SECOND;
        lately[at] = (int) beat.changes();
        endMillis = System.currentTimeMillis();
        boolean moved = !beat.isStill() || !before.isStill() || !beat.equals(before);
        same = moved ? 0 : Math.min(same + 1, IN_A_MINUTE);
        beats = Math.min(beats + 1, IN_A_MINUTE);
        unseen++;
        return moved || (!isFlat() && unseen >= PER_SECOND);
    }

    /// Takes beats that were counted elsewhere.
    /// @param end of the last
    public void take(List<Sample> beats, Instant end) {
        for (Sample beat : beats) {
            minute.add(beat);
            hour.add(beat);
            start.add(beat);
        }
        endMillis = end.toEpochMilli();
        unseen += beats.size();
    }

    private Sample beat(int depthNow, Optional<TracedCounts> total) {
        if (depthNow == UNKNOWN) {
            depth = UNKNOWN;
            passed = Optional.empty();
            restart(UNKNOWN);
            return Sample.UNKNOWN;
        }
        moveTo(depthNow);
        Optional<TracedCounts> now = passed.flatMap(earlier -> total.flatMap(later -> later.since(earlier)));
        Sample beat = new Sample(
                1,
                1,
                low,
                high,
                depthNow,
                changes,
                rises,
                falls,
                now.isPresent() ? 1 : 0,
                now.map(TracedCounts::sent).orElse(0L),
                now.map(TracedCounts::received).orElse(0L));
        passed = total;
        restart(depthNow);
        return beat;
    }

    private void restart(int depthNow) {
        low = depthNow;
        high = depthNow;
        changes = 0;
        rises = 0;
        falls = 0;
    }

    private boolean isFlat() {
        return same >= beats - 1;
    }

    /// Changes in the last second of beats.
    public int changesInLastSecond() {
        int sum = 0;
        for (int inOne : lately) {
            sum += inOne;
        }
        return sum;
    }

    /// The samples.
    public History copy() {
        if (unseen > 0) {
            copied = new History(Instant.ofEpochMilli(endMillis), minute.series(), hour.series(), start.series());
            unseen = 0;
        }
        return copied;
    }
}
