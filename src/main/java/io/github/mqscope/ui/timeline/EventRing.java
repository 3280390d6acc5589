package io.github.mqscope.ui.timeline;

import io.github.mqscope.model.LoopEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The newest events, bounded, and those of them that a filter lets through as a list to show.
///
/// What falls out is counted. Trimming and adding are two changes: a list that is told of both in one can
/// lose its place.
final class EventRing {
    private final int most;
    private final Deque<LoopEvent> kept = new ArrayDeque<>();
    private final ObservableList<LoopEvent> shown = FXCollections.observableArrayList();
    private Predicate<LoopEvent> filter = event -> true;
    private long gone;

    EventRing(int most) {
        this.most = most;
    }

    ObservableList<LoopEvent> shown() {
        return shown;
    }

    long gone() {
        return gone;
    }

    int kept() {
        return kept.size();
    }

    void filter(Predicate<LoopEvent> wanted) {
        filter = wanted;
        shown.setAll(kept.stream().filter(filter).toList());
    }

    /// Adds events at the end.
    /// @param lost how many before them were never seen
    /// @return how many shown ones fell out at the front
    int add(List<LoopEvent> events, long lost) {
        gone += lost;
        events.forEach(kept::addLast);
        int trimmed = trim();
        List<LoopEvent> fresh = events.stream().filter(filter).toList();
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
        long first = kept.isEmpty() ? 0 : kept.getFirst().number();
        while (old < shown.size() && shown.get(old).number() < first) {
            old++;
        }
        if (old > 0) {
            shown.remove(0, old);
        }
        return old;
    }
}
