package io.github.mqscope.model.template;

import io.github.mqscope.model.queue.Message;
import java.util.List;

/// Messages to be sent one after the other: data, to be filled in where and when each is sent.
///
/// @param content    what they hold
/// @param priorities theirs, unless they come with their own
/// @param before     how many are counted before the first
public record Batch(Content content, Priorities priorities, long before) {
    /// What messages hold.
    public sealed interface Content {
        /// The same bytes each.
        @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
        record Same(byte[] bytes) implements Content {}

        /// A text to be filled in for each message.
        record Filled(Template template) implements Content {}

        /// Each its own, at least one, and then from the first again.
        record Listed(List<Message> messages) implements Content {}
    }

    /// The same message again and again.
    public static Batch of(Message message) {
        return new Batch(
                new Content.Same(message.body()), new Priorities(message.priority(), message.priority(), true), 0);
    }

    /// These, one after the other.
    public static Batch of(List<Message> messages) {
        return new Batch(new Content.Listed(List.copyOf(messages)), new Priorities(0, 0, true), 0);
    }

    /// Those from a number on.
    public Batch from(long first) {
        return new Batch(content, priorities, before + first - 1);
    }

    /// A message, filled in.
    /// @param which its number, from 1, with the time and the chance of its moment
    public Message message(Occurrence which) {
        Occurrence counted = new Occurrence(before + which.number(), which.at(), which.chance());
        return switch (content) {
            case Content.Same(byte[] bytes) -> new Message(priorities.of(counted), bytes);
            case Content.Filled(Template template) -> new Message(priorities.of(counted), template.fill(counted));
            case Content.Listed(List<Message> messages) ->
                messages.get((int) ((counted.number() - 1) % messages.size()));
        };
    }

    /// Whether the messages differ from each other.
    public boolean varies() {
        return !(content instanceof Content.Same) || priorities.isRange();
    }
}
