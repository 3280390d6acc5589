package io.github.mqscope.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// The last events, so many at the most: what makes room is the oldest of the queue that has most of them. Those of no
/// queue count by their kind. For one thread at a time.
final class EventRing {
    private static final int LOOK_BACK = 64;

    private final NavigableMap<Long, LoopEvent> events = new TreeMap<>();
    private final Map<Object, Share> shares = new HashMap<>();
    private final TreeSet<Share> bySize =
            new TreeSet<>(Comparator.comparingInt(Share::size).thenComparing(Share::first, Comparator.reverseOrder()));
    private long gone;

    /// The numbers of one queue's events, oldest first. Out of the sorted set while they change.
    private record Share(Object owner, Deque<Long> numbers) {
        int size() {
            return numbers.size();
        }

        long first() {
            return numbers.getFirst();
        }
    }

    /// Adds the newest.
    void add(LoopEvent event) {
        Share share = shares.computeIfAbsent(owner(event), owner -> new Share(owner, new ArrayDeque<>()));
        if (share.size() > 0) {
            bySize.remove(share);
        }
        share.numbers.addLast(event.number());
        bySize.add(share);
        events.put(event.number(), event);
        if (events.size() > EventLog.CAPACITY) {
            makeRoom(bySize.removeLast());
        }
    }

    private void makeRoom(Share largest) {
        LoopEvent oldest = Objects.requireNonNull(events.remove(largest.numbers.removeFirst()));
        gone += oldest.count();
        if (largest.size() > 0) {
            bySize.add(largest);
        } else {
            shares.remove(largest.owner);
        }
    }

    /// Adds the newest to that which it repeats, or where there is none as another.
    void fold(LoopEvent event) {
        repeated(event).ifPresentOrElse(all -> events.put(all.number(), all), () -> add(event));
    }

    private Optional<LoopEvent> repeated(LoopEvent event) {
        Share share = shares.get(owner(event));
        Optional<LoopEvent> all = Optional.empty();
        if (share != null && event.repeats().isPresent()) {
            Iterator<Long> latest = share.numbers.descendingIterator();
            for (int i = 0; i < LOOK_BACK && latest.hasNext() && all.isEmpty(); i++) {
                all = Objects.requireNonNull(events.get(latest.next())).with(event);
            }
        }
        return all;
    }

    private static Object owner(LoopEvent event) {
        return event.queue().isPresent() ? event.queue().get() : event.kind();
    }

    /// Those after a number, oldest first.
    List<LoopEvent> after(long number) {
        return new ArrayList<>(events.tailMap(number, false).values());
    }

    /// How many made room.
    long gone() {
        return gone;
    }
}
