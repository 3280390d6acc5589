package io.github.mqscope.model;

import java.util.OptionalLong;

/// What to receive.
///
/// @param target  where from
/// @param amount  how many
/// @param count   how many for [Amount#COUNT]
/// @param buffer  bytes of the receive buffer; mq_msgsize if empty
/// @param waiting what to do while the queue is empty; a drain never waits
public record ReceiveRequest(QueueTarget target, Amount amount, long count, OptionalLong buffer, Waiting waiting) {
    /// How many messages.
    public enum Amount {
        ONE,
        COUNT,
        /// Until the queue is empty.
        DRAIN,
        /// Until cancelled.
        FOLLOW
    }
}
