package io.github.mqscope.model;

import io.github.mqscope.model.queue.QueueName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The last events of the loop, in a ring of fixed size. Written by any thread, read by any.
public final class EventLog {
    /// Events kept.
    public static final int CAPACITY = 5000;

    private final LoopEvent[] ring = new LoopEvent[CAPACITY];
    private long last;

    /// What a reader gets.
    ///
    /// @param events those after the reader's last, oldest first
    /// @param lost   how many between were overwritten before the reader came
    public record Batch(List<LoopEvent> events, long lost) {}

    /// Adds an event.
    public synchronized LoopEvent add(LoopEvent.Kind kind, Optional<QueueName> queue, String detail) {
        LoopEvent event = new LoopEvent(++last, Instant.now(), kind, queue, detail);
        ring[(int) (last % CAPACITY)] = event;
        return event;
    }

    /// Adds one that was seen elsewhere, under the next number here.
    public synchronized void add(LoopEvent seen) {
        LoopEvent event = new LoopEvent(++last, seen.at(), seen.kind(), seen.queue(), seen.detail());
        ring[(int) (last % CAPACITY)] = event;
    }

    /// The number of the newest event, 0 before the first.
    public synchronized long last() {
        return last;
    }

    /// The events after number `seen`; 0 for all that are kept.
    public synchronized Batch since(long seen) {
        long first = Math.max(seen + 1, last - CAPACITY + 1);
        List<LoopEvent> events = new ArrayList<>((int) Math.max(0, last - first + 1));
        for (long n = Math.max(1, first); n <= last; n++) {
            events.add(ring[(int) (n % CAPACITY)]);
        }
        return new Batch(events, Math.max(0, Math.max(1, first) - (seen + 1)));
    }
}
