package io.github.mqscope.demo.stage;

/// The registration for notification of a queue, as a flag that is set, fires and is gone.
///
/// @param state what it is now
/// @param actor whose it is or was: a process of the lesson, else its id
/// @param via   how it is told, such as `signal 36`
public record Flag(State state, String actor, String via) {
    /// None, and none before.
    public static final Flag NONE = new Flag(State.NONE, "", "");

    /// What has become of it.
    public enum State {
        NONE,
        SET,
        /// It was set and is gone, and its process did not take it away.
        FIRED,
        /// Its process took it away, or closed a descriptor of the queue, or has ended.
        REMOVED
    }
}
