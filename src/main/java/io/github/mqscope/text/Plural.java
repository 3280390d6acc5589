package io.github.mqscope.text;

/// Counts as a person says them.
public final class Plural {
    private Plural() {}

    /// `1 byte`, `2 bytes`, `0 bytes`.
    /// @param one what one of them is called, without the s of several
    public static String of(long count, String one) {
        return count == 1 ? "1 " + one : count + " " + one + "s";
    }
}
