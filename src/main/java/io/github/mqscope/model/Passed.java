package io.github.mqscope.model;

import io.github.mqscope.sys.Process;
import java.util.Optional;

/// Messages that passed through a queue while one trace runs, hand-offs included.
///
/// @param sent     went in
/// @param received came out
/// @param lost     calls on any queue that the trace had no room for
public record Passed(long sent, long received, long lost) {
    private static final int EUID = Process.euid();

    /// What passed after `earlier`; empty where that was counted by another trace, or where calls were lost since.
    Optional<Passed> since(Passed earlier) {
        boolean complete = earlier.lost == lost && earlier.sent <= sent && earlier.received <= received;
        return complete
                ? Optional.of(new Passed(sent - earlier.sent, received - earlier.received, 0))
                : Optional.empty();
    }

    /// Whether our trace counts all that passes through a queue: that of an ordinary user leaves out what others do
    /// on queues that are not his.
    static boolean isWholeOf(int owner) {
        return EUID == 0 || EUID == owner;
    }
}
