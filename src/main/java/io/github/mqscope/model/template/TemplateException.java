package io.github.mqscope.model.template;

import java.io.Serial;

/// A template or a priority that cannot be understood, and how to write it.
public final class TemplateException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final int place;

    /// @param place where it is wrong, from 0
    /// @param why   a sentence
    TemplateException(int place, String why) {
        super(why);
        this.place = place;
    }

    /// Where it is wrong: an index into the text.
    public int place() {
        return place;
    }
}
