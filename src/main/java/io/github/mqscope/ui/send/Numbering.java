package io.github.mqscope.ui.send;

import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/// Which number the next message has, from 1: it goes on from one send to the next, and what was not sent is
/// given back.
final class Numbering {
    private final ReadOnlyLongWrapper next = new ReadOnlyLongWrapper(1);

    /// The number of the next message.
    ReadOnlyLongProperty next() {
        return next.getReadOnlyProperty();
    }

    /// Takes some numbers.
    /// @return the one before the first
    long take(long count) {
        long base = next.get() - 1;
        next.set(next.get() + count);
        return base;
    }

    /// Gives back those that were not sent, unless others were taken after them; called again when some of the rest
    /// were sent after all.
    void sent(long base, long count, long sent) {
        boolean last = next.get() == base + count + 1;
        boolean more = next.get() > base && next.get() <= base + sent;
        if (last || more) {
            next.set(base + sent + 1);
        }
    }

    /// Begins again.
    void restart() {
        next.set(1);
    }
}
