package io.github.mqscope.ui.controls;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import javafx.collections.ObservableList;

/// The newest rows, bounded, and those of them that a filter lets through as a list to show.
///
/// What falls out is counted. Trimming and adding are two changes: a list that is told of both in one can
/// lose its place.
///
/// @param <T> a row
public final class LiveRing<T> {
    private final int most;
    private final ToLongFunction<T> number;
    private final Deque<T> kept = new ArrayDeque<>();
    private final ObservableList<T> shown = new LiveRows<>();
    private Predicate<T> filter = row -> true;
    private long gone;

    /// @param most   rows kept at the most
    /// @param number counts the rows, in order
    public LiveRing(int most, ToLongFunction<T> number) {
        this.most = most;
        this.number = number;
    }

    /// Those that the filter lets through.
    public ObservableList<T> shown() {
        return shown;
    }

    /// How many fell out, or were never seen.
    public long gone() {
        return gone;
    }

    /// How many are kept.
    public int kept() {
        return kept.size();
    }

    /// Shows those that a filter lets through.
    public void filter(Predicate<T> wanted) {
        filter = wanted;
        shown.setAll(kept.stream().filter(filter).toList());
    }

    /// Adds rows at the end.
    /// @param lost how many before them were never seen
    /// @return how many shown ones fell out at the front
    public int add(List<T> rows, long lost) {
        gone += lost;
        rows.forEach(kept::addLast);
        int trimmed = trim();
        List<T> fresh = rows.stream().filter(filter).toList();
        int from = Math.max(0, fresh.size() - most);
        shown.addAll(fresh.subList(from, fresh.size()));
        return trimmed;
    }

    private int trim() {
        while (kept.size() > most) {
            kept.removeFirst();
            gone++;
        }
        int old = 0;
        long first = kept.isEmpty() ? 0 : number.applyAsLong(kept.getFirst());
        while (old < shown.size() && number.applyAsLong(shown.get(old)) < first) {
            old++;
        }
        if (old > 0) {
            shown.remove(0, old);
        }
        return old;
    }

    /// All that are kept, shown or not.
    public List<T> all() {
        return List.copyOf(kept);
    }

    /// Forgets all of them, and what fell out.
    public void clear() {
        kept.clear();
        shown.clear();
        gone = 0;
    }
}
