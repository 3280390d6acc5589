package io.github.mqscope.local;

import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.sys.Stat;
import java.util.Optional;

/// What was last told of a queue: the timer may look before the event comes.
final class Told {
    private int mode;
    private int uid;
    private Optional<QueueAttributes> last = Optional.empty();
    private boolean echo; // Registering reports once whatever holds already.

    Told(Stat first) {
        mode = first.mode();
        uid = first.uid();
    }

    /// Takes mode and owner as told.
    /// @return whether they are others than were told
    boolean isNewOwnership(Stat now) {
        boolean changed = mode != now.mode() || uid != now.uid();
        mode = now.mode();
        uid = now.uid();
        return changed;
    }

    /// It was registered just now.
    void expectEcho() {
        echo = true;
    }

    /// Whether this event is the echo of registering and nothing happened since.
    boolean isEcho(boolean changed) {
        boolean was = echo;
        echo = false;
        return was && !changed;
    }

    /// @return what was told the last time
    Optional<QueueAttributes> tell(Optional<QueueAttributes> now) {
        Optional<QueueAttributes> before = last;
        last = now;
        return before;
    }
}
