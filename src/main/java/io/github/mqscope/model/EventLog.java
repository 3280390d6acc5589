package io.github.mqscope.model;

import io.github.mqscope.model.queue.QueueName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The last events of the loop, bounded: each of them once, to be handed on, and folded, to be looked at. No queue
/// pushes out those of others. Written by any thread, read by any.
public final class EventLog {
    /// Events kept.
    public static final int CAPACITY = 5000;

    private final EventRing each = new EventRing();
    private final EventRing folded = new EventRing();
    private long last;

    /// What a reader gets that takes each event once.
    ///
    /// @param events those after the reader's last, oldest first
    /// @param lost   how many between made room before the reader came
    public record Batch(List<LoopEvent> events, long lost) {}

    /// What there is to look at.
    ///
    /// @param events oldest first by when each began; the repeats of a queue are one, which grows under its number
    /// @param last   the number of the newest event
    /// @param gone   how many made room
    public record Folded(List<LoopEvent> events, long last, long gone) {}

    /// Adds an event.
    public void add(LoopEvent.Kind kind, Optional<QueueName> queue, String detail) {
        add(kind, queue, detail, Optional.empty());
    }

    /// Adds an event that may come again and again.
    public void add(LoopEvent.Kind kind, QueueName queue, String detail, Repeats repeats) {
        add(kind, Optional.of(queue), detail, Optional.of(repeats));
    }

    private void add(LoopEvent.Kind kind, Optional<QueueName> queue, String detail, Optional<Repeats> repeats) {
        add(new LoopEvent(0, Instant.now(), kind, queue, detail, repeats));
    }

    /// Adds one that was seen elsewhere, under the next number here.
    public synchronized void add(LoopEvent seen) {
        LoopEvent event = new LoopEvent(++last, seen.at(), seen.kind(), seen.queue(), seen.detail(), seen.repeats());
        each.add(event);
        folded.fold(event);
    }

    /// The number of the newest event, 0 before the first.
    public synchronized long last() {
        return last;
    }

    /// The events after number `seen`; 0 for all that are kept.
    public synchronized Batch since(long seen) {
        List<LoopEvent> events = each.after(seen);
        return new Batch(events, last - seen - events.size());
    }

    /// The events to look at.
    public synchronized Folded folded() {
        return new Folded(folded.after(0), last, folded.gone());
    }

    /// How many of those to look at made room.
    public synchronized long gone() {
        return folded.gone();
    }
}
