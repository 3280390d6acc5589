package io.github.mqscope.mqueue;

import io.github.mqscope.model.queue.Notice;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Fd;
import java.util.Optional;

/// How the kernel tells this process of a notification.
sealed interface NotificationEngine extends AutoCloseable permits SignalEngine, SocketEngine, SilentEngine {
    /// What was told.
    ///
    /// @param value  of the registration
    /// @param fired  whether a message came; else it was removed
    /// @param sender where it is known
    record Told(int value, boolean fired, Optional<Notice.Sender> sender) {}

    /// Readable when there is something to tell; empty where nothing ever is.
    Optional<Fd> fd();

    /// mq_notify(3).
    /// @param value comes back in [Told]
    void register(int mqd, int value) throws ErrnoException;

    /// The next that was told.
    Optional<Told> next() throws ErrnoException;

    @Override
    void close();
}
