package io.github.mqscope.model.peek;

/// Which part of a queue to look at.
///
/// @param first index of the first message, in receive order
/// @param count at most so many messages
/// @param snap  at most so many bytes of each, from its beginning; at most [#LONGEST_SNAP]
public record PeekRequest(long first, long count, int snap) {
    /// The longest preview: a longer body is read by [Peek#body].
    /// Bytes of each message that are looked at again and again; the whole body on demand.
    public static final int PREVIEW = 512;

    public static final int LONGEST_SNAP = 3 << 20;

    /// @throws IllegalArgumentException for negative numbers and a preview that is too long
    public PeekRequest {
        if (first < 0 || count < 0 || snap < 0 || snap > LONGEST_SNAP) {
            throw new IllegalArgumentException("messages " + first + " + " + count + ", snap " + snap);
        }
    }

    /// All messages, `snap` bytes of each.
    public static PeekRequest all(int snap) {
        return new PeekRequest(0, Long.MAX_VALUE, snap);
    }

    /// No messages: the counts, and who waits.
    public static PeekRequest none() {
        return new PeekRequest(0, 0, 0);
    }
}
