package io.github.mqscope.demo.stage;

/// Where a performance stands.
public enum Phase {
    /// The processes start, or a lesson is played again up to where it was.
    PREPARING,
    /// Nothing is done yet.
    READY,
    /// The question of the next step is shown.
    ASKED,
    /// The calls of a step are made.
    ACTING,
    /// Its claims are read back.
    PROVING,
    /// A step is done and proved; another follows.
    SHOWN,
    /// The last step is done and proved.
    FINISHED,
    /// A claim did not hold: the lesson has stopped.
    FAILED,
    /// It could not go on, or was stopped.
    ENDED;

    /// Whether a next step can be played.
    public boolean goesOn() {
        return this == READY || this == ASKED || this == SHOWN;
    }

    /// Whether a next step can be played and no question is open, which is the learner's to answer.
    public boolean goesOnUnasked() {
        return goesOn() && this != ASKED;
    }

    /// Whether nothing more will happen by itself and no step is under way.
    public boolean rests() {
        return goesOn() || this == FINISHED || this == FAILED || this == ENDED;
    }
}
