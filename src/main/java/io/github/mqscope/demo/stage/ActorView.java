package io.github.mqscope.demo.stage;

import java.util.OptionalInt;

/// A process as it is drawn.
///
/// @param name        in the lesson, and its `comm`
/// @param pid         its process id
/// @param state       what it does
/// @param call        the call it is in, as C, where it is blocked or waits
/// @param sinceNanos  `System.nanoTime` at which that call was begun
/// @param nonBlocking whether its descriptor has O_NONBLOCK
/// @param exitStatus  where it has ended
public record ActorView(
        String name, long pid, State state, String call, long sinceNanos, boolean nonBlocking, OptionalInt exitStatus) {
    /// What a process does, as `/proc` tells.
    public enum State {
        STARTING,
        /// In no call that waits.
        RUNNING,
        BLOCKED_SENDING,
        BLOCKED_RECEIVING,
        /// In epoll_wait.
        WAITING,
        ENDED
    }

    /// Whether it is blocked in mq_send or mq_receive.
    public boolean isBlocked() {
        return state == State.BLOCKED_SENDING || state == State.BLOCKED_RECEIVING;
    }
}
