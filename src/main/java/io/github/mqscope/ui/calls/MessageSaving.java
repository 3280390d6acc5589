package io.github.mqscope.ui.calls;

import io.github.mqscope.files.MessageFile;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.ui.Aside;
import io.github.mqscope.ui.ErrorSink;
import io.github.mqscope.ui.words.Words;
import java.nio.file.Path;

/// Writes messages into a file, on a thread of its own; a failure is shown.
public final class MessageSaving {
    private static final Words WORDS = Words.of(MessageSaving.class);

    private MessageSaving() {}

    /// Starts it.
    public static void save(Iterable<Message> messages, Path file, ErrorSink errors) {
        Aside.run(
                "save",
                () -> MessageFile.save(messages, file),
                () -> {},
                e -> errors.show(WORDS.get("saving.failed"), e));
    }
}
