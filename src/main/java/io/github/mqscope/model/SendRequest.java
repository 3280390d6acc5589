package io.github.mqscope.model;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.template.Batch;
import java.time.Duration;

/// What to send.
///
/// @param target   where to
/// @param messages what, each filled in just before it is sent
/// @param count    how many, at least 1
/// @param interval from the start of one to the start of the next; zero for as fast as possible
/// @param waiting  what to do while the queue is full
public record SendRequest(QueueTarget target, Batch messages, long count, Duration interval, Waiting waiting) {
    /// The same message each time.
    public SendRequest(QueueTarget target, Message message, long count, Duration interval, Waiting waiting) {
        this(target, Batch.of(message), count, interval, waiting);
    }

    /// Those from a number on.
    public SendRequest from(long first) {
        return new SendRequest(target, messages.from(first), count - first + 1, interval, waiting);
    }
}
