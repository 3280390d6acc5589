package io.github.mqscope.model.finding;

import java.util.Locale;

/// How bad it is, the worst first.
public enum Severity {
    /// Somebody is stuck now.
    CRITICAL,
    /// It will not go on by itself.
    WARNING,
    /// Worth knowing.
    NOTE;

    /// As in JSON.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
