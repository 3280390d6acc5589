package io.github.mqscope.ui.send;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.template.Template;
import java.util.List;

/// What the panel holds to be sent.
sealed interface Body {
    /// Bytes that can be sent.
    @SuppressWarnings("ArrayRecordComponent") // Handed on once, never compared.
    record Ready(byte[] bytes) implements Body {}

    /// A text to be filled in for each message.
    record Filled(Template template) implements Body {}

    /// Messages of a file, at least one, with priorities of their own.
    record Lines(List<Message> messages) implements Body {}

    /// Not yet a body, and why; an empty reason where it speaks for itself.
    record Wrong(String why) implements Body {}
}
