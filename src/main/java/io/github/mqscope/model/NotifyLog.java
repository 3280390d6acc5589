package io.github.mqscope.model;

import io.github.mqscope.model.queue.QueueKey;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The last notifications and what goes with them, of all queues together. Any thread.
public final class NotifyLog {
    /// Events kept.
    public static final int CAPACITY = 500;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private long last;

    /// One event.
    ///
    /// @param number counts all events from 1, those dropped included
    public record Entry(long number, QueueKey queue, NotifyEvent event) {}

    /// Adds an event.
    public synchronized void add(QueueKey queue, NotifyEvent event) {
        if (entries.size() == CAPACITY) {
            entries.removeFirst();
        }
        entries.addLast(new Entry(++last, queue, event));
    }

    /// The number of the newest event, 0 before the first.
    public synchronized long last() {
        return last;
    }

    /// Those after a number, as far as they are kept, oldest first.
    public synchronized List<Entry> since(long number) {
        return entries.stream().filter(entry -> entry.number() > number).toList();
    }

    /// Those of a queue, oldest first.
    public synchronized List<Entry> of(QueueKey queue) {
        return entries.stream().filter(entry -> entry.queue().equals(queue)).toList();
    }

    /// Drops those of a queue.
    public synchronized void clear(QueueKey queue) {
        last++;
        entries.removeIf(entry -> entry.queue().equals(queue));
    }
}
