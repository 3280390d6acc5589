package io.github.mqscope.drain;

/// What others have done to a queue meanwhile, from its count alone: after each of our own steps it should
/// differ by one. What they sent and took back between two looks is not seen.
final class Others {
    private long expected = -1;
    private long sent;
    private long received;

    /// The count now.
    void see(long curmsgs) {
        if (expected >= 0) {
            sent += Math.max(0, curmsgs - expected);
            received += Math.max(0, expected - curmsgs);
        }
        expected = curmsgs;
    }

    /// We have changed the count.
    void ours(int change) {
        expected += change;
    }

    long sent() {
        return sent;
    }

    long received() {
        return received;
    }
}
