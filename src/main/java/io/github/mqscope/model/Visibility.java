package io.github.mqscope.model;

import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.queue.HiddenHolders;

/// Whether the machine's queues can be listed.
public sealed interface Visibility {
    /// They can.
    /// @param detached through a mount of our own that nobody else sees
    /// @param unseen   what may not be seen of who holds them
    record Listed(boolean detached, HiddenHolders unseen) implements Visibility {}

    /// They can, if what is listed is this IPC namespace's: nothing proves it.
    /// @param why    in words
    /// @param unseen what may not be seen of who holds them
    record Unproved(String why, HiddenHolders unseen) implements Visibility {}

    /// They cannot: only queues given by name are watched.
    record NamesOnly(QueueFailure why) implements Visibility {}
}
