package io.github.mqscope.ui.tour;

import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.ui.shell.WindowParts;
import java.io.IOException;
import java.util.Optional;

/// A place elsewhere that is made for the tour: an IPC namespace of its own with a queue, and a window's parts on it.
public interface Excursion extends AutoCloseable {
    /// How one begins.
    @FunctionalInterface
    interface Start {
        /// Makes the place; empty where this user may not.
        Optional<Excursion> start() throws IOException;
    }

    /// What a window on it is made of.
    WindowParts parts();

    /// Its queue.
    QueueName queue();

    /// Has the connection be lost.
    void lose();

    @Override
    void close();
}
