package io.github.mqscope.model.trace;

import io.github.mqscope.text.Plural;

/// What the kernel has counted: every call is one or the other.
///
/// @param seen calls written for the reader
/// @param lost calls for which there was no room, because the reader was slow
public record TraceCounts(long seen, long lost) {
    @Override
    public String toString() {
        return Plural.of(seen, "call") + " seen, " + lost + " lost";
    }
}
