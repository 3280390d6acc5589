package io.github.mqscope.model;

import io.github.mqscope.model.queue.QueueName;
import java.time.Instant;
import java.util.Optional;

/// One thing that the loop saw.
///
/// @param number counts all events of this watcher from 1, those lost included
/// @param at     when
/// @param kind   what kind of descriptor became ready
/// @param queue  the queue it concerns
/// @param detail in words, safe to show
public record LoopEvent(long number, Instant at, Kind kind, Optional<QueueName> queue, String detail) {
    /// What the loop can see.
    public enum Kind {
        /// A queue's descriptor became ready: its depth changed.
        READY,
        /// The refresh timer.
        TIMER,
        /// A signal through signalfd.
        SIGNAL,
        /// A queue was created.
        CREATED,
        /// A queue's name was removed.
        DELETED,
        /// Owner or mode changed.
        ATTRIB,
        /// A queue became full.
        FULL,
        /// A queue became empty.
        EMPTY,
        /// A thread was seen blocked, or no longer.
        BLOCKED,
        /// A registration for notification of our own: made, used up by a message, or gone.
        NOTIFIED,
        /// An act of our own: send, receive, create, unlink, drain.
        ACT,
        /// Something failed.
        FAULT
    }
}
