package io.github.mqscope.model;

import io.github.mqscope.model.failure.QueueFailure;

/// Whether the machine's queues can be listed.
public sealed interface Visibility {
    /// They can.
    /// @param detached   through a mount of our own that nobody else sees
    /// @param unreadable processes whose descriptors this user may not see
    record Listed(boolean detached, int unreadable) implements Visibility {}

    /// They can, if what is listed is this IPC namespace's: nothing proves it.
    /// @param why        in words
    /// @param unreadable processes whose descriptors this user may not see
    record Unproved(String why, int unreadable) implements Visibility {}

    /// They cannot: only queues given by name are watched.
    record NamesOnly(QueueFailure why) implements Visibility {}
}
