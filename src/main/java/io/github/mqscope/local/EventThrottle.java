package io.github.mqscope.local;

/// How busy one queue is: whether it may still report each change.
final class EventThrottle {
    private static final long WINDOW_NANOS = 100_000_000;
    private static final int OWN_SHARE = 200;
    private static final int CROWDED = 2_000;
    private static final int SHARE_IN_A_CROWD = 8;
    private static final long CALM_NANOS = 2_000_000_000;

    private long windowStart;
    private int events;
    private boolean muted;
    private long lastMoved;

    /// The events of all queues together in the same window.
    static final class Crowd {
        private long windowStart;
        private int events;

        boolean add(long now) {
            if (now - windowStart > WINDOW_NANOS) {
                windowStart = now;
                events = 0;
            }
            return ++events > CROWDED;
        }
    }

    /// Counts an event.
    /// @return whether it is one too many: for this queue, or where all together are many, for its share
    boolean isTooMuch(Crowd crowd, long now) {
        boolean crowded = crowd.add(now);
        if (now - windowStart > WINDOW_NANOS) {
            windowStart = now;
            events = 0;
        }
        events++;
        return events > OWN_SHARE || (crowded && events > SHARE_IN_A_CROWD);
    }

    boolean isMuted() {
        return muted;
    }

    void mute() {
        muted = true;
    }

    void unmute() {
        muted = false;
        events = 0;
    }

    /// A muted queue's depth or time of last use was seen to move.
    void moved(long now) {
        lastMoved = now;
    }

    /// Whether a muted queue may report each change again. Its time of last use counts seconds, so more than
    /// one must pass without any.
    boolean isCalm(long now) {
        return now - lastMoved > CALM_NANOS;
    }
}
