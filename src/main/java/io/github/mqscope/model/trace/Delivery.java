package io.github.mqscope.model.trace;

/// A message's way: the call that sent it and the call that received it.
///
/// @param send    how it went in
/// @param receive how it came out
/// @param certain whether it must be that one: false while messages from before the trace may still be in the
///                queue, since one of them may have looked the same
public record Delivery(TraceEvent send, TraceEvent receive, boolean certain) {
    /// From the begin of the send to the end of the receive, in nanoseconds.
    public long latencyNanos() {
        return Math.max(0, receive.endNanos() - send.startNanos());
    }

    /// Whether the receiver was waiting already: the message was handed over and never in the queue.
    public boolean isHandOver() {
        return receive.is(TraceMark.START_UNKNOWN)
                || (receive.is(TraceMark.BLOCKED) && receive.startNanos() < send.startNanos());
    }
}
