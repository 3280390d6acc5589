package io.github.mqscope.ui.controls;

import atlantafx.base.theme.Styles;

/// One way to answer: a button that names its act.
///
/// @param text what it does, with the object: "Discard 5 messages"
/// @param kind how grave it is
/// @param then what happens
public record AnswerOption(String text, Kind kind, Runnable then) {
    /// How grave an act is.
    public enum Kind {
        /// Loses nothing.
        PLAIN,
        /// Disturbs others.
        WARNING,
        /// Loses something.
        DANGER;

        String style() {
            return switch (this) {
                case PLAIN -> Styles.ACCENT;
                case WARNING -> "warning-act";
                case DANGER -> Styles.DANGER;
            };
        }
    }
}
