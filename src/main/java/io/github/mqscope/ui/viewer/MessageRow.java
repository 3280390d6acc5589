package io.github.mqscope.ui.viewer;

import io.github.mqscope.model.SeenMessage;
import io.github.mqscope.model.peek.PeekedMessage;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.trace.TraceEvent;
import java.util.Optional;

/// A message in a list.
///
/// @param number  its place, from 1
/// @param key     tells it from the others while the list changes
/// @param size    bytes of its body, of which `message` may have the first only
/// @param seen    when and which way it went, for those that went through mqscope
/// @param sent    the call that sent it, where a trace has seen it
/// @param message the message
public record MessageRow(
        long number, long key, long size, Optional<SeenMessage> seen, Optional<TraceEvent> sent, Message message) {
    /// The message at a place of a queue.
    public static MessageRow at(long position, Message message) {
        return new MessageRow(position, position, message.size(), Optional.empty(), Optional.empty(), message);
    }

    /// A message that went through mqscope.
    public static MessageRow of(SeenMessage seen) {
        return new MessageRow(
                seen.number(),
                seen.number(),
                seen.message().size(),
                Optional.of(seen),
                Optional.empty(),
                seen.message());
    }

    /// A message as it lies in its queue, with the call that sent it.
    public static MessageRow of(PeekedMessage message, Optional<TraceEvent> sent) {
        return new MessageRow(
                message.index() + 1,
                message.identity(),
                message.size(),
                Optional.empty(),
                sent,
                new Message(message.priority(), message.preview()));
    }
}
