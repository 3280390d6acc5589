package io.github.mqscope.model.finding;

import java.util.Locale;

/// What is wrong with a queue. Told with a severity, which depends on whether senders are blocked.
public enum FindingKind {
    /// Every process that could make room waits, in the end, for one that waits for it.
    DEADLOCK,
    /// Messages or blocked senders, and nobody holds it open for reading.
    NO_READER,
    /// The only readers are stopped, traced, frozen or zombies.
    READER_STOPPED,
    /// Readers hold it open, and their threads wait in something else.
    READER_ELSEWHERE,
    /// A reader runs and does not receive.
    READER_BUSY,
    /// A blocked receiver, and nobody holds it open for writing.
    NO_WRITER,
    /// Registered while messages lie in it: no notification will come until it is drained.
    NEVER_NOTIFIED,
    /// One name, two inodes.
    SPLIT_NAME,
    /// Unlinked, still open, still charged.
    UNLINKED_HELD,
    /// Messages, no holder, long unused.
    LEFTOVER,
    /// The namespace's number of queues, or a user's RLIMIT_MSGQUEUE, is nearly used up.
    LIMIT_NEAR;

    /// As in JSON: `no-reader`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
