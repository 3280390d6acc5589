package io.github.mqscope.model;

import io.github.mqscope.model.queue.QueueName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One thing that the loop saw, or several of the same kind.
///
/// @param number  counts all events of this watcher from 1, those lost included
/// @param at      when, the first of several
/// @param kind    what kind of descriptor became ready
/// @param queue   the queue it concerns
/// @param detail  in words, safe to show
/// @param repeats where it may come again and again
public record LoopEvent(
        long number, Instant at, Kind kind, Optional<QueueName> queue, String detail, Optional<Repeats> repeats) {
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /// How many it stands for.
    public long count() {
        return repeats.map(Repeats::count).orElse(1L);
    }

    /// This with one more; empty where that is another thing, or came too late to be the same.
    Optional<LoopEvent> with(LoopEvent more) {
        if (kind != more.kind || repeats.isEmpty() || more.repeats.isEmpty()) {
            return Optional.empty();
        }
        Duration since = Duration.between(at, more.at);
        Duration pause = since.minus(repeats.get().over());
        if (!repeats.get().what().equals(more.repeats.get().what())
                || pause.isNegative()
                || pause.compareTo(PAUSE) > 0
                || since.compareTo(LONGEST) > 0) {
            return Optional.empty();
        }
        Repeats all = repeats.get().plus(more.repeats.get(), since);
        return Optional.of(new LoopEvent(number, at, kind, queue, all.words(), Optional.of(all)));
    }

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
        /// A process opened a queue, closed it or ended.
        HOLDER,
        /// A registration for notification of our own: made, used up by a message, or gone.
        NOTIFIED,
        /// An act of our own: send, receive, create, unlink, drain.
        ACT,
        /// Something failed.
        FAULT
    }
}
