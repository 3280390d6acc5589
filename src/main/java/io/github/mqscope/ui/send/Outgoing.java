package io.github.mqscope.ui.send;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.template.Occurrence;
import io.github.mqscope.model.template.Priorities;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.function.LongFunction;

/// Messages to be sent one after the other.
///
/// @param body       what they hold
/// @param priorities theirs, unless they come with their own
record Outgoing(Body body, Priorities priorities) {
    /// The message of each number, counted on from `base`.
    LongFunction<Message> messages(long base) {
        SplittableRandom chance = new SplittableRandom();
        return number -> message(new Occurrence(base + number, Instant.now(), chance));
    }

    private Message message(Occurrence occurrence) {
        return switch (body) {
            case Body.Ready(byte[] bytes) -> new Message(priorities.of(occurrence), bytes);
            case Body.Filled(var template) -> new Message(priorities.of(occurrence), template.fill(occurrence));
            case Body.Lines(var lines) -> lines.get((int) ((occurrence.number() - 1) % lines.size()));
            case Body.Wrong(String why) -> throw new IllegalStateException(why);
        };
    }

    /// Whether the messages differ from each other.
    boolean varies() {
        return !(body instanceof Body.Ready) || priorities.isRange();
    }
}
