package io.github.mqscope.ui.picture;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.text.Escaped;
import java.util.OptionalLong;

/// A message in the picture of its queue.
///
/// @param identity   tells it from the other messages while it is in the queue
/// @param message    its priority, and its body or the beginning of it
/// @param size       bytes of its whole body
/// @param sender     who sent it, empty where that is unknown
/// @param sentMillis when it was sent, in milliseconds since 1970, where that is known
public record Tile(long identity, Message message, long size, String sender, OptionalLong sentMillis) {
    /// A message whose sender and age are unknown.
    public static Tile of(long identity, Message message) {
        return new Tile(identity, message, message.size(), "", OptionalLong.empty());
    }

    /// 0 to 32767.
    public int priority() {
        return message.priority();
    }

    Band band() {
        return Band.of(priority());
    }

    /// The beginning of its body, safe to show.
    String preview(int bytes) {
        return Escaped.of(message.body(), bytes);
    }
}
