package io.github.mqscope.ui.picture;

import java.util.OptionalLong;

/// A process or thread at an end of a queue.
///
/// @param name       of the process, safe to show
/// @param pid        its number
/// @param state      what it does
/// @param sinceNanos `System.nanoTime` since when it does that, at least; empty where that is unknown
/// @param detail     what more there is to know, such as the message it wants to send; may be empty
public record Party(String name, int pid, State state, OptionalLong sinceNanos, String detail) {
    /// What a process does.
    public enum State {
        /// It has the queue open, and does not wait on it.
        RUNNING,
        /// It is blocked in mq_send(3): the queue is full.
        SENDING,
        /// It waits in mq_receive(3): the queue is empty.
        RECEIVING,
        /// It waits in epoll_wait(2) until the queue is ready.
        POLLING,
        /// It has ended.
        ENDED
    }

    /// One of which no more is known.
    public static Party of(String name, int pid, State state) {
        return new Party(name, pid, state, OptionalLong.empty(), "");
    }

    /// The same, in a state since a moment of `System.nanoTime`.
    public Party now(State newState, long since) {
        return new Party(name, pid, newState, OptionalLong.of(since), detail);
    }

    boolean waits() {
        return state == State.SENDING || state == State.RECEIVING || state == State.POLLING;
    }
}
