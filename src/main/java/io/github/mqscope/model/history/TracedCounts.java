package io.github.mqscope.model.history;

import java.util.Optional;

/// Messages that passed through a queue while one trace runs, hand-offs included.
///
/// @param sent     went in
/// @param received came out
/// @param lost     calls on any queue that the trace had no room for
public record TracedCounts(long sent, long received, long lost) {
    /// What passed after `earlier`; empty where that was counted by another trace, or where calls were lost since.
    public Optional<TracedCounts> since(TracedCounts earlier) {
        boolean complete = earlier.lost == lost && earlier.sent <= sent && earlier.received <= received;
        return complete
                ? Optional.of(new TracedCounts(sent - earlier.sent, received - earlier.received, 0))
                : Optional.empty();
    }

    /// Whether a user's trace counts all that passes through a queue: that of an ordinary user leaves out what others
    /// do on queues that are not his.
    public static boolean isWholeOf(int owner, int user) {
        return user == 0 || user == owner;
    }
}
