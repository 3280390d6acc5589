package io.github.mqscope.ui.send;

/// Which number the next message has, from 1: it goes on from one send to the next, and what was not sent is
/// given back.
final class Numbering {
    private long next = 1;

    /// The number of the next message.
    long next() {
        return next;
    }

    /// Takes some numbers.
    /// @return the one before the first
    long take(long count) {
        long base = next - 1;
        next += count;
        return base;
    }

    /// Gives back those that were not sent, unless others were taken after them; called again when some of the rest
    /// were sent after all.
    void sent(long base, long count, long sent) {
        boolean last = next == base + count + 1;
        boolean more = next > base && next <= base + sent;
        if (last || more) {
            next = base + sent + 1;
        }
    }

    /// Begins again.
    void restart() {
        next = 1;
    }
}
