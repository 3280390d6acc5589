package io.github.mqscope.demo.stage;

import java.io.IOException;

/// A lesson cannot go on, for a reason of its own and not because a claim was wrong.
public final class LessonException extends IOException {
    private static final long serialVersionUID = 1;

    /// @param why one sentence
    public LessonException(String why) {
        super(why);
    }

    /// @param why one sentence
    public LessonException(String why, Throwable cause) {
        super(why, cause);
    }
}
