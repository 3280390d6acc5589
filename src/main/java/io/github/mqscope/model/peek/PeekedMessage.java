package io.github.mqscope.model.peek;

import io.github.mqscope.text.Plural;
import java.util.Arrays;

/// A message as it lies in a queue.
///
/// @param index    its place in receive order, 0 is received next
/// @param priority 0 to 32767
/// @param size     length of its body
/// @param identity tells it from other messages of this queue while it lies there; without meaning elsewhere
/// @param preview  the first bytes of its body, all of them if the body is no longer; not to be changed
@SuppressWarnings("ArrayRecordComponent") // Equality is by content, below.
public record PeekedMessage(long index, int priority, long size, long identity, byte[] preview) {
    /// Whether the preview is the body.
    public boolean isWhole() {
        return preview.length == size;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PeekedMessage(long i, int p, long s, long id, byte[] b)
                && i == index
                && p == priority
                && s == size
                && id == identity
                && Arrays.equals(b, preview);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(identity);
    }

    @Override
    public String toString() {
        return index + ": priority " + priority + ", " + Plural.of(size, "byte");
    }
}
