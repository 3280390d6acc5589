package io.github.mqscope.ui;

import java.util.List;

/// Asks before an act: the button names it, the focus is on Cancel.
@FunctionalInterface
public interface Consent {
    /// Asks, and acts if the answer is yes.
    void ask(String question, List<String> consequences, String act, Runnable then);

    /// Asks, unless the user wants no more questions of this kind until mqscope ends.
    /// @param kind what all acts of the kind have in common, such as `queue.unlink`
    default void askOnce(String kind, String question, List<String> consequences, String act, Runnable then) {
        ask(question, consequences, act, then);
    }
}
