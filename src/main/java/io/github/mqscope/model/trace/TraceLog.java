package io.github.mqscope.model.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The last traced calls, bounded in number and bytes. For any thread.
public final class TraceLog {
    /// Calls kept at the most.
    public static final int CAPACITY = 20_000;

    /// Bytes of payloads kept at the most.
    public static final long BYTES = 16L << 20;

    private final Deque<TraceEvent> kept = new ArrayDeque<>();
    private final Map<Long, TracePair> pairs = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, TracePair> eldest) {
            return size() > CAPACITY;
        }
    };
    private long added;
    private long trace;
    private long taken = -1; // So many of them; nobody takes any at first.
    private long bytes;

    /// What came after a point.
    ///
    /// @param events the newer ones, in the order they came
    /// @param missed how many fell out before they were asked for
    /// @param last   the point to ask from next time
    public record Batch(List<TraceEvent> events, long missed, long last) {}

    /// Adds a call; the oldest make room.
    public synchronized void add(TraceEvent event) {
        kept.addLast(event);
        added++;
        bytes += event.payload().length;
        while (kept.size() > CAPACITY || (bytes > BYTES && kept.size() > 1)) {
            bytes -= kept.removeFirst().payload().length;
        }
    }

    /// Counts calls after these that fell out elsewhere, before they came here. What came before them goes too, as
    /// from a log that had them all.
    public synchronized void missed(long count) {
        if (count > 0) {
            added += count;
            kept.clear();
            bytes = 0;
        }
    }

    /// Adds which send a receive took its message from.
    public synchronized void paired(Delivery delivery) {
        long send = delivery.send().sequence();
        long receive = delivery.receive().sequence();
        paired(new TracePair(send, receive, delivery.latencyNanos(), delivery.isHandOver(), delivery.certain()));
    }

    /// Adds what belongs together.
    public synchronized void paired(TracePair pair) {
        pairs.put(pair.send(), pair);
        pairs.put(pair.receive(), pair);
    }

    /// The other end of a message that a call sent or received.
    public synchronized Optional<TracePair> counterpart(long sequence) {
        return Optional.ofNullable(pairs.get(sequence));
    }

    /// The calls added after the first `seen`, at most `most`, the oldest first.
    public synchronized Batch since(long seen, int most) {
        long first = added - kept.size();
        long from = Math.max(seen, first);
        List<TraceEvent> events = new ArrayList<>();
        kept.stream().skip(from - first).limit(most).forEach(events::add);
        return new Batch(events, from - seen, from + events.size());
    }

    /// What was taken out.
    ///
    /// @param trace  as [#trace]
    /// @param events in the order they came
    /// @param pairs  what they belong to, as far as that was not taken before
    /// @param missed how many fell out before these and after those before
    public record Taken(long trace, List<TraceEvent> events, List<TracePair> pairs, long missed) {}

    /// Takes the oldest out, for the one who keeps them elsewhere; from then on a trace waits for him, see [#room].
    public synchronized Taken take(int most) {
        long missed = first() - Math.max(taken, 0);
        List<TraceEvent> events = new ArrayList<>();
        List<TracePair> theirs = new ArrayList<>();
        while (events.size() < most && !kept.isEmpty()) {
            TraceEvent event = kept.removeFirst();
            events.add(event);
            bytes -= event.payload().length;
            TracePair pair = pairs.remove(event.sequence());
            if (pair != null) {
                theirs.add(pair);
                pairs.remove(pair.other(event.sequence()));
            }
        }
        taken = first();
        return new Taken(trace, events, theirs, missed);
    }

    /// How many calls may be added so that none falls out that is still to be taken. Where nobody takes any, as many as
    /// there are.
    public synchronized int room() {
        return taken < 0
                ? Integer.MAX_VALUE
                : (int) Math.min(CAPACITY - kept.size(), (BYTES - bytes) / TraceOptions.SNAP_MOST);
    }

    /// All that are kept.
    public synchronized List<TraceEvent> all() {
        return List.copyOf(kept);
    }

    /// How many were ever added.
    public synchronized long added() {
        return added;
    }

    /// The point before the oldest that is kept, to ask from.
    public synchronized long first() {
        return added - kept.size();
    }

    /// Which trace these are of: another number after each [#clear].
    public synchronized long trace() {
        return trace;
    }

    /// Has those of another log in place of these.
    public synchronized void become(TraceLog other) {
        clear();
        synchronized (other) {
            kept.addAll(other.kept);
            pairs.putAll(other.pairs);
            bytes = other.bytes;
            added += kept.size();
        }
    }

    /// Forgets all of them: those that follow are numbered anew.
    public synchronized void clear() {
        kept.clear();
        pairs.clear();
        bytes = 0;
        taken = taken < 0 ? taken : added;
        trace++;
    }
}
