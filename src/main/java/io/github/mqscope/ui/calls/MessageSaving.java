package io.github.mqscope.ui.calls;

import io.github.mqscope.model.MessageFile;
import io.github.mqscope.mqueue.Message;
import io.github.mqscope.ui.UiContext;
import io.github.mqscope.ui.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import javafx.application.Platform;

/// Writes messages into a file, on a thread of its own; a failure is shown.
public final class MessageSaving {
    private static final Words WORDS = Words.of(MessageSaving.class);

    private MessageSaving() {}

    /// Starts it.
    public static void save(Iterable<Message> messages, Path file, UiContext.ErrorSink errors) {
        Thread.ofVirtual().name("save messages").start(() -> {
            try {
                MessageFile.save(messages, file);
            } catch (IOException e) {
                Platform.runLater(() -> errors.show(WORDS.get("saving.failed"), e));
            }
        });
    }
}
