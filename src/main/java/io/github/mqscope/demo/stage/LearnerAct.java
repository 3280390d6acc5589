package io.github.mqscope.demo.stage;

/// What a learner may do to a lesson from outside; the lesson goes on from what has really happened.
public sealed interface LearnerAct {
    /// Sends a message to the lesson's queue, if there is room.
    record Send(int priority, String text) implements LearnerAct {}

    /// Takes a message out of the lesson's queue, if there is one.
    record Receive() implements LearnerAct {}

    /// Kills a process of the lesson.
    record Kill(String actor) implements LearnerAct {}

    /// Sets or clears O_NONBLOCK of a process's descriptor.
    record NonBlocking(String actor, boolean on) implements LearnerAct {}
}
