package io.github.mqscope.ui.timeline;

import io.github.mqscope.model.LoopEvent;
import io.github.mqscope.ui.controls.LiveRows;
import java.util.List;
import java.util.function.Predicate;
import javafx.collections.ObservableList;

/// The events that a log has, and those of them that a filter lets through as a list to show.
///
/// What made room in the log goes, wherever it stands; an event that has grown takes its own place.
final class TimelineRows {
    private final ObservableList<LoopEvent> shown = new LiveRows<>();
    private List<LoopEvent> all = List.of();

    /// Those that the filter lets through.
    ObservableList<LoopEvent> shown() {
        return shown;
    }

    /// How many events all of them stand for.
    long count() {
        return count(all);
    }

    static long count(List<LoopEvent> events) {
        return events.stream().mapToLong(LoopEvent::count).sum();
    }

    /// Shows what a filter lets through.
    void filter(Predicate<LoopEvent> filter) {
        shown.setAll(all.stream().filter(filter).toList());
    }

    /// Takes what the log has now.
    void take(List<LoopEvent> now, Predicate<LoopEvent> filter) {
        all = now;
        List<LoopEvent> next = now.stream().filter(filter).toList();
        int same = 0;
        while (same < next.size() && advance(same, next.get(same))) {
            same++;
        }
        shown.remove(same, shown.size());
        shown.addAll(next.subList(same, next.size()));
    }

    // Has the event at its place; false if all that were shown are before it.
    @SuppressWarnings("ReferenceEquality") // What did not change is the same object.
    private boolean advance(int at, LoopEvent event) {
        int end = at;
        while (end < shown.size() && shown.get(end).number() < event.number()) {
            end++;
        }
        shown.remove(at, end);
        if (at == shown.size()) {
            return false;
        }
        if (shown.get(at).number() > event.number()) {
            shown.add(at, event);
        } else if (shown.get(at) != event) {
            shown.set(at, event);
        }
        return true;
    }

    /// How many events the log has that are not in these, counted where a filter lets them through.
    long fresh(List<LoopEvent> now, Predicate<LoopEvent> filter) {
        long fresh = 0;
        int at = 0;
        for (LoopEvent event : now) {
            while (at < all.size() && all.get(at).number() < event.number()) {
                at++;
            }
            boolean known = at < all.size() && all.get(at).number() == event.number();
            if (filter.test(event)) {
                fresh += event.count() - (known ? all.get(at).count() : 0);
            }
        }
        return fresh;
    }

    /// Where an event stands, or would stand.
    int place(long number) {
        int at = 0;
        while (at < shown.size() && shown.get(at).number() < number) {
            at++;
        }
        return at;
    }
}
