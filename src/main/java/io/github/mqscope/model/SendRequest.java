package io.github.mqscope.model;

import io.github.mqscope.model.queue.Message;
import java.time.Duration;
import java.util.function.LongFunction;

/// What to send.
///
/// @param target   where to
/// @param messages the message of each number, from 1; asked for on the sending thread, just before it is sent
/// @param count    how many, at least 1
/// @param interval from the start of one to the start of the next; zero for as fast as possible
/// @param waiting  what to do while the queue is full
public record SendRequest(
        QueueTarget target, LongFunction<Message> messages, long count, Duration interval, Waiting waiting) {
    /// The same message each time.
    public SendRequest(QueueTarget target, Message message, long count, Duration interval, Waiting waiting) {
        this(target, number -> message, count, interval, waiting);
    }

    /// Those from a number on.
    public SendRequest from(long first) {
        return new SendRequest(
                target, number -> messages.apply(number + first - 1), count - first + 1, interval, waiting);
    }
}
