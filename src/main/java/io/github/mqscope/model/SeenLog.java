package io.github.mqscope.model;

import io.github.mqscope.mqueue.Message;
import io.github.mqscope.mqueue.QueueKey;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The last messages that mqscope sent or received, bounded in number and bytes. For any thread.
public final class SeenLog {
    /// Messages kept at the most.
    public static final int CAPACITY = 2000;

    /// Bytes kept at the most.
    public static final long BYTES = 32L << 20;

    private final Deque<SeenMessage> kept = new ArrayDeque<>();
    private long last;
    private long bytes;
    private long dropped;

    /// Adds a message; the oldest make room.
    public synchronized void add(QueueTarget target, boolean sent, Message message) {
        kept.addLast(new SeenMessage(++last, Instant.now(), target, sent, message));
        bytes += message.size();
        while (kept.size() > CAPACITY || (bytes > BYTES && kept.size() > 1)) {
            bytes -= kept.removeFirst().message().size();
            dropped++;
        }
    }

    /// Those of one queue, oldest first.
    public synchronized List<SeenMessage> of(QueueKey queue) {
        return kept.stream().filter(m -> m.target().key().equals(queue)).toList();
    }

    /// Counts every message ever added; tells a reader whether there is news.
    public synchronized long last() {
        return last;
    }

    /// How many made room.
    public synchronized long dropped() {
        return dropped;
    }
}
