package io.github.mqscope.ui;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueKey;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Where a screen hands messages over that are to be sent again: the send panel and the copy sheet take them.
/// Nothing is sent without being asked for there.
public final class Composer {
    private BiConsumer<Message, String> editor = (message, origin) -> {};
    private BiConsumer<List<Message>, Optional<QueueKey>> copier = (messages, to) -> {};

    /// “Edit and send…”: puts a message into the send panel, to be changed.
    /// @param origin where it is from, in a few words, safe to show
    public void edit(Message message, String origin) {
        editor.accept(message, origin);
    }

    /// “Copy to queue…”: asks which queue copies of messages are to be sent to.
    /// @param to the queue that is proposed, such as the one they were dropped on
    public void copyTo(List<Message> messages, Optional<QueueKey> to) {
        copier.accept(messages, to);
    }

    /// Who takes messages to be changed.
    public void onEdit(BiConsumer<Message, String> taker) {
        editor = taker;
    }

    /// Who takes messages to be copied.
    public void onCopyTo(BiConsumer<List<Message>, Optional<QueueKey>> taker) {
        copier = taker;
    }
}
