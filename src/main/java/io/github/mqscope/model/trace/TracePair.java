package io.github.mqscope.model.trace;

/// A message's send and its receive, by the sequence numbers of the two calls.
///
/// @param send         of the send
/// @param receive      of the receive
/// @param latencyNanos from the begin of one to the end of the other
/// @param handOver     whether the receiver was waiting: the message was never in the queue
/// @param certain      false while a message from before the trace may have looked the same
public record TracePair(long send, long receive, long latencyNanos, boolean handOver, boolean certain) {
    /// The other end's call.
    public long other(long sequence) {
        return sequence == send ? receive : send;
    }
}
