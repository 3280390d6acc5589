package io.github.mqscope.model;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The last messages that mqscope sent, and the bin: the last that it took out of a queue. Each is bounded by
/// itself, so that a burst of sends pushes nothing out of the bin. For any thread.
public final class SeenLog {
    /// Messages that were sent, kept at the most.
    public static final int CAPACITY = 2000;

    /// Bytes that were sent, kept at the most.
    public static final long BYTES = 4L << 20;

    /// Messages kept in the bin at the most.
    public static final int BIN_CAPACITY = 5000;

    /// Bytes kept in the bin at the most.
    public static final long BIN_BYTES = 24L << 20;

    private final KeptMessages sent = new KeptMessages(CAPACITY, BYTES);
    private final KeptMessages bin = new KeptMessages(BIN_CAPACITY, BIN_BYTES);
    private long last; // Under this object's lock: numbers come in order.

    /// Adds a message; the oldest make room.
    public synchronized SeenMessage add(QueueTarget target, boolean wasSent, Message message) {
        SeenMessage seen = new SeenMessage(last + 1, Instant.now(), target, wasSent, message);
        add(seen);
        return seen;
    }

    /// Adds one that passed elsewhere, under the number it has there.
    public synchronized void add(SeenMessage seen) {
        last = Math.max(last, seen.number());
        (seen.sent() ? sent : bin).add(seen);
    }

    /// Those after a number, as far as they are kept, oldest first. One with a number below theirs never comes later.
    public synchronized List<SeenMessage> since(long number) {
        return Stream.concat(sent.all().stream(), bin.all().stream())
                .filter(m -> m.number() > number)
                .sorted(Comparator.comparingLong(SeenMessage::number))
                .toList();
    }

    /// Those of one queue, oldest first.
    public List<SeenMessage> of(QueueKey queue) {
        return Stream.concat(sent.all().stream(), bin.all().stream())
                .filter(m -> m.target().key().equals(queue))
                .sorted(Comparator.comparingLong(SeenMessage::number))
                .toList();
    }

    /// What was received here.
    public KeptMessages bin() {
        return bin;
    }

    /// Moves on with every change; tells a reader whether there is news.
    public long last() {
        return sent.changes() + bin.changes();
    }

    /// How many made room.
    public long dropped() {
        return sent.dropped() + bin.dropped();
    }
}
