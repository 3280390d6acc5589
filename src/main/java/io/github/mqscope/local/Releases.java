package io.github.mqscope.local;

import io.github.mqscope.log.Threads;
import io.github.mqscope.loop.EventLoop;
import io.github.mqscope.loop.FaultListener;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.mqueue.QueueFileSystem;
import io.github.mqscope.sys.Epoll;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Inotify;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Closes our descriptor of a queue as soon as the queue is unlinked.
///
/// Until then it stays in memory, charged to its owner's RLIMIT_MSGQUEUE and to queues_max, and a program that
/// creates its queue anew may fail for it. So this is the whole work of a thread and a loop of their own, which no
/// other handler holds up. See inotify(7).
final class Releases implements AutoCloseable {
    private final Map<QueueName, MessageQueue> held = new ConcurrentHashMap<>();
    private final boolean listed;
    private final EventLoop loop;
    private final Inotify inotify;

    private Releases(boolean listed, EventLoop loop, Inotify inotify) {
        this.listed = listed;
        this.loop = loop;
        this.inotify = inotify;
    }

    /// Begins.
    /// @param files where names go; empty where queues cannot be listed, and each is watched itself
    static Releases begin(Optional<QueueFileSystem> files, FaultListener faults) throws ErrnoException {
        Inotify inotify = new Inotify();
        try {
            if (files.isPresent()) {
                inotify.watch(files.get().root(), Inotify.IN_DELETE);
            }
            EventLoop loop = new EventLoop(faults);
            Releases releases = new Releases(files.isPresent(), loop, inotify);
            releases.start();
            return releases;
        } catch (ErrnoException e) {
            inotify.close();
            throw e;
        }
    }

    private void start() throws ErrnoException {
        try {
            var _ = loop.watch(inotify, Epoll.EPOLLIN, events -> read());
        } catch (ErrnoException e) {
            loop.close();
            throw e;
        }
        Threads.daemon("unlinked").start(loop::run);
    }

    /// Takes a descriptor into its care; the owner may close it as well.
    void hold(MessageQueue queue) throws ErrnoException {
        held.put(queue.name(), queue);
        if (!listed) {
            inotify.watch(queue.fd(), Inotify.IN_ATTRIB);
        }
    }

    private void read() throws IOException {
        if (inotify.isClosed()) {
            return;
        }
        for (Inotify.Event event : inotify.read()) {
            if (event.name().length == 0) {
                List.copyOf(held.values()).forEach(this::release);
            } else {
                Optional.ofNullable(held.get(QueueName.ofFile(event.name()))).ifPresent(this::release);
            }
        }
    }

    // The name may be a successor's by now.
    private void release(MessageQueue queue) {
        if (!isLinked(queue)) {
            held.remove(queue.name(), queue);
            queue.close();
        }
    }

    /// Whether the queue still has its name; false also where the descriptor is closed.
    static boolean isLinked(MessageQueue queue) {
        try {
            return queue.stat().nlink() > 0;
        } catch (QueueException closedMeanwhile) {
            return false;
        }
    }

    /// Ends it; what is held stays its owners'.
    @Override
    public void close() {
        loop.close();
        inotify.close();
    }
}
