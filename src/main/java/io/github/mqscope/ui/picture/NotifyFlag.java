package io.github.mqscope.ui.picture;

/// The notification registration of a queue, see mq_notify(3).
///
/// @param state whether there is one
/// @param who   the registered process, name and pid, safe to show; empty for none
/// @param via   how it is told: `signal 34`, `thread`, `none`
public record NotifyFlag(State state, String who, String via) {
    /// Whether there is a registration.
    public enum State {
        /// Nobody is registered.
        NONE,
        /// Somebody is.
        REGISTERED,
        /// It has just been used up: a message came into the empty queue.
        FIRED,
        /// It has just gone without a notification: removed, or its process closed the queue.
        REMOVED
    }

    /// Nobody is registered.
    public static final NotifyFlag NONE = new NotifyFlag(State.NONE, "", "");

    /// A process is registered.
    public static NotifyFlag registered(String who, String via) {
        return new NotifyFlag(State.REGISTERED, who, via);
    }

    /// The same registration in another state.
    public NotifyFlag now(State newState) {
        return new NotifyFlag(newState, who, via);
    }
}
