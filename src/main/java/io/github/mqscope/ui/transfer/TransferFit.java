package io.github.mqscope.ui.transfer;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.queue.QueueAttributes;
import java.util.Optional;

/// Whether messages fit into a queue, as far as can be seen.
enum TransferFit {
    FITS,
    /// Its mq_msgsize is smaller than that of the queue they come from: it takes the shorter ones.
    PARTLY,
    /// It has no room now: whoever sends to it waits.
    FULL,
    /// Its mq_msgsize is too small.
    TOO_SMALL,
    /// It cannot be looked at, and so hardly be sent to.
    UNKNOWN;

    /// Of messages that are known.
    /// @param longest bytes of the longest message
    static TransferFit of(QueueState queue, long longest) {
        return of(queue, longest, TOO_SMALL);
    }

    /// Of messages that nobody knows before they are taken.
    /// @param msgsize mq_msgsize of the queue they come from
    static TransferFit ofUnknown(QueueState queue, long msgsize) {
        return of(queue, msgsize, PARTLY);
    }

    private static TransferFit of(QueueState queue, long longest, TransferFit tooSmall) {
        Optional<QueueAttributes> attributes = queue.attributes();
        if (attributes.isEmpty()) {
            return UNKNOWN;
        }
        if (attributes.get().msgsize() < longest) {
            return tooSmall;
        }
        return attributes.get().isFull() ? FULL : FITS;
    }
}
