package io.github.mqscope.ui.send;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.template.Occurrence;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.ui.words.Words;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/// Words about what would be sent.
final class Previews {
    private static final Words WORDS = Words.of(Previews.class);
    private static final int MOST = 100;

    private Previews() {}

    /// A first message, for a text that is the same in every one.
    static Occurrence first() {
        return new Occurrence(1, Instant.now(), new SplittableRandom());
    }

    /// A message in a line: its priority and its text.
    static String of(Message message) {
        return WORDS.get("preview.next", message.priority(), Escaped.of(message.body(), MOST));
    }

    /// A length beside the most that the queue takes.
    static String length(OptionalLong bytes, OptionalLong msgsize) {
        if (bytes.isEmpty()) {
            return "";
        }
        return msgsize.isPresent()
                ? WORDS.get("body.length-of", bytes.getAsLong(), msgsize.getAsLong())
                : WORDS.get("body.length", bytes.getAsLong());
    }

    /// Whether a text survives an editor of text: it has no control characters but line feeds and tabs.
    static boolean isPlainText(String text) {
        return text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t');
    }
}
