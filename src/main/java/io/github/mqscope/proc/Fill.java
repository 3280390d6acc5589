package io.github.mqscope.proc;

import io.github.mqscope.model.queue.QueueAttributes;
import java.util.Optional;

/// How full a queue is, as far as is known: only a sender waits on a full one, and only a receiver on an empty one.
public enum Fill {
    EMPTY,
    BETWEEN,
    FULL,
    UNKNOWN;

    /// Of attributes, or unknown without.
    public static Fill of(Optional<QueueAttributes> attributes) {
        return attributes
                .map(a -> a.curmsgs() == 0 ? EMPTY : a.curmsgs() >= a.maxmsg() ? FULL : BETWEEN)
                .orElse(UNKNOWN);
    }

    boolean letsWait(boolean sending) {
        return this == UNKNOWN || this == (sending ? FULL : EMPTY);
    }
}
