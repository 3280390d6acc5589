package io.github.mqscope.model;

import io.github.mqscope.mqueue.Message;
import java.time.Duration;

/// What to send.
///
/// @param target   where to
/// @param message  what
/// @param count    how often, at least 1
/// @param interval pause between two
/// @param waiting  what to do while the queue is full
public record SendRequest(QueueTarget target, Message message, long count, Duration interval, Waiting waiting) {}
