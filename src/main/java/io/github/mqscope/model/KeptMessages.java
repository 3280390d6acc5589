package io.github.mqscope.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The last messages of a kind, bounded in number and in bytes; the oldest make room. For any thread.
public final class KeptMessages {
    private final Deque<SeenMessage> kept = new ArrayDeque<>();
    private final int most;
    private final long mostBytes;
    private long bytes;
    private long dropped;
    private long changes;

    KeptMessages(int most, long mostBytes) {
        this.most = most;
        this.mostBytes = mostBytes;
    }

    synchronized void add(SeenMessage message) {
        kept.addLast(message);
        bytes += message.message().size();
        changes++;
        while (kept.size() > most || (bytes > mostBytes && kept.size() > 1)) {
            bytes -= kept.removeFirst().message().size();
            dropped++;
        }
    }

    /// All of them, oldest first.
    public synchronized List<SeenMessage> all() {
        return List.copyOf(kept);
    }

    /// Forgets those that are there now; what fell out is counted from zero again.
    public synchronized void empty() {
        kept.clear();
        bytes = 0;
        dropped = 0;
        changes++;
    }

    /// Moves on with every message and every emptying; tells a reader whether there is news.
    public synchronized long changes() {
        return changes;
    }

    /// How many made room.
    public synchronized long dropped() {
        return dropped;
    }

    /// The most that are kept.
    public int most() {
        return most;
    }

    /// The most bytes that are kept.
    public long mostBytes() {
        return mostBytes;
    }
}
