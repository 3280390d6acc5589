package io.github.mqscope.model.finding;

import java.util.Locale;

/// How sure it is.
public enum Certainty {
    /// All that matters was seen.
    CERTAIN,
    /// What was seen says so, and something could not be seen or may change by itself.
    LIKELY,
    /// It may be so.
    POSSIBLE;

    /// As in JSON.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
