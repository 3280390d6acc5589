package io.github.mqscope.ui.transfer;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.mqueue.QueueAttributes;
import java.util.Optional;

/// Whether messages fit into a queue, as far as can be seen.
enum Fit {
    FITS,
    /// It has no room now: whoever sends to it waits.
    FULL,
    /// Its mq_msgsize is too small.
    TOO_SMALL,
    /// It cannot be looked at, and so hardly be sent to.
    UNKNOWN;

    /// @param longest bytes of the longest message
    static Fit of(QueueState queue, long longest) {
        Optional<QueueAttributes> attributes = queue.attributes();
        if (attributes.isEmpty()) {
            return UNKNOWN;
        }
        if (attributes.get().msgsize() < longest) {
            return TOO_SMALL;
        }
        return attributes.get().isFull() ? FULL : FITS;
    }
}
