package io.github.mqscope.drain;

/// Counts as a person says them.
final class CountWords {
    private CountWords() {}

    static String messages(long count) {
        return count == 1 ? "1 message" : count + " messages";
    }
}
