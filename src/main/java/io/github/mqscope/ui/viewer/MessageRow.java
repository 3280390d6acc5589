package io.github.mqscope.ui.viewer;

import io.github.mqscope.model.SeenMessage;
import io.github.mqscope.mqueue.Message;
import java.util.Optional;

/// A message in a list.
///
/// @param number  its place, from 1
/// @param seen    when and which way it went, for those that went through mqscope
/// @param message the message
public record MessageRow(long number, Optional<SeenMessage> seen, Message message) {
    /// The message at a place of a queue.
    public static MessageRow at(long position, Message message) {
        return new MessageRow(position, Optional.empty(), message);
    }

    /// A message that went through mqscope.
    public static MessageRow of(SeenMessage seen) {
        return new MessageRow(seen.number(), Optional.of(seen), seen.message());
    }
}
