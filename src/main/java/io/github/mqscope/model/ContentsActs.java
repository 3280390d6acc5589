package io.github.mqscope.model;

import io.github.mqscope.mqueue.Message;
import io.github.mqscope.mqueue.QueueException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Looking into a queue by taking everything out and putting it back, after consent. Nothing here blocks
/// the caller.
public interface ContentsActs {
    /// What looking will disturb, in sentences to consent to: who is registered, blocked, or holds it open.
    List<String> disturbance(QueueTarget target) throws QueueException;

    /// Takes everything out into a journal and puts it back. `changed` is called on another thread.
    PendingLook look(QueueTarget target, Consumer<PendingLook> changed);

    /// Journals of looks that did not end: a killed mqscope, a queue that was full.
    List<Leftover> leftovers();

    /// Puts back what a journal holds.
    /// @param uncertainToo also those that may be back in the queue already, and would be there twice
    PendingLook restore(Leftover leftover, boolean uncertainToo, Consumer<PendingLook> changed);

    /// Reads the messages that a journal holds.
    List<Message> read(Leftover leftover) throws IOException;

    /// Writes the messages that a journal holds as JSON Lines into a new file.
    void export(Leftover leftover, Path file) throws IOException;

    /// Deletes a journal with its messages.
    void discard(Leftover leftover) throws IOException;
}
