package io.github.mqscope.loop;

import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.sys.Epoll;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Fd;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who is registered, by the number that epoll hands back. Numbers are never used twice, so that an event
/// already fetched for a registration closed since finds nobody.
final class Slots {
    private final Epoll epoll;
    private final Map<Long, Slot> open = new HashMap<>();
    private long last;

    Slots(Epoll epoll) {
        this.epoll = epoll;
    }

    /// @param release what goes with the registration, such as a timer of the loop's own
    Slot add(Fd fd, int interest, Handler handler, Runnable release) throws ErrnoException {
        return add(new Slot(number(), fd, handler, release, false), interest);
    }

    /// One whose registration goes before its handler is called.
    Slot addOnce(Fd fd, int interest, Handler handler, Runnable release) throws ErrnoException {
        return add(new Slot(number(), fd, handler, release, true), interest);
    }

    private synchronized long number() {
        return ++last;
    }

    private synchronized Slot add(Slot slot, int interest) throws ErrnoException {
        epoll.add(slot.fd, interest, slot.number);
        open.put(slot.number, slot);
        return slot;
    }

    synchronized @Nullable Slot find(long number) {
        return open.get(number);
    }

    synchronized int size() {
        return open.size();
    }

    void closeAll() {
        newestFirst().forEach(Slot::close);
    }

    private synchronized List<Slot> newestFirst() {
        return open.values().stream()
                .sorted(Comparator.comparingLong((Slot slot) -> slot.number).reversed())
                .toList();
    }

    private synchronized boolean remove(Slot slot) {
        return open.remove(slot.number) != null;
    }

    /// One registration.
    final class Slot implements Registration {
        private final long number;
        private final Fd fd;
        private final Handler handler;
        private final Runnable release;
        private final boolean once;

        private Slot(long number, Fd fd, Handler handler, Runnable release, boolean once) {
            this.number = number;
            this.fd = fd;
            this.handler = handler;
            this.release = release;
            this.once = once;
        }

        void ready(int events) throws IOException {
            if (once) {
                close();
            }
            handler.ready(events);
        }

        @Override
        public void interest(int events) throws ErrnoException {
            if (!isOpen()) { // Its descriptor may be another registration's by now.
                throw new ErrnoException("epoll_ctl", Errno.ENOENT);
            }
            epoll.modify(fd, events, number);
        }

        @Override
        public boolean isOpen() {
            return find(number) == this;
        }

        @Override
        public void close() {
            if (!remove(this)) {
                return;
            }
            try {
                epoll.remove(fd);
            } catch (ErrnoException alreadyClosed) {
                // The kernel took it out when the descriptor was closed.
            }
            release.run();
        }

        @Override
        public String toString() {
            return "registration " + number + " of " + fd;
        }
    }
}
