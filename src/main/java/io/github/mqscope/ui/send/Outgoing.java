package io.github.mqscope.ui.send;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.template.Batch;
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
    /// The messages, counted on from `base`.
    Batch batch(long base) {
        return new Batch(content(), priorities, base);
    }

    private Batch.Content content() {
        return switch (body) {
            case Body.Ready(byte[] bytes) -> new Batch.Content.Same(bytes);
            case Body.Filled(var template) -> new Batch.Content.Filled(template);
            case Body.Lines(var lines) -> new Batch.Content.Listed(lines);
            case Body.Wrong(String why) -> throw new IllegalStateException(why);
        };
    }

    /// They as they would be sent now.
    LongFunction<Message> messages(long base) {
        Batch batch = batch(base);
        SplittableRandom chance = new SplittableRandom();
        return number -> batch.message(new Occurrence(number, Instant.now(), chance));
    }

    /// Whether the messages differ from each other.
    boolean varies() {
        return !(body instanceof Body.Ready) || priorities.isRange();
    }
}
