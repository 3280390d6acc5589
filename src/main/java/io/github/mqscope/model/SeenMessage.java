package io.github.mqscope.model;

import io.github.mqscope.model.queue.Message;
import java.time.Instant;

/// A message that passed through mqscope itself.
///
/// @param number   counts from 1
/// @param at       when
/// @param target   the queue
/// @param sent     whether we sent it, or else received it
/// @param message  the message
public record SeenMessage(long number, Instant at, QueueTarget target, boolean sent, Message message) {}
