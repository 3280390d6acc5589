package io.github.mqscope.mqueue;

import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Fd;
import io.github.mqscope.sys.Mq;
import io.github.mqscope.sys.Sigevent;
import java.lang.foreign.Arena;
import java.util.Optional;

/// SIGEV_NONE: takes the place of the one who is registered, and nothing is told.
record SilentEngine() implements NotificationEngine {
    @Override
    public Optional<Fd> fd() {
        return Optional.empty();
    }

    @Override
    public void register(int mqd, int value) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            Mq.notify(mqd, Sigevent.of(arena, Sigevent.SIGEV_NONE, 0, value).address());
        }
    }

    @Override
    public Optional<Told> next() {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
