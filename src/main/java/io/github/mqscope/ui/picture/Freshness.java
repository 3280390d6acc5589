package io.github.mqscope.ui.picture;

/// How far a picture can be trusted.
public enum Freshness {
    /// Count and contents are those of one moment.
    EXACT,
    /// It changed while it was looked at: no one moment.
    CHANGING,
    /// So busy that not every change is seen.
    SAMPLED,
    /// The number of messages is known, not which they are.
    COUNT_ONLY,
    /// Not even the number is known.
    UNKNOWN
}
