package io.github.mqscope.drain;

import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.mqueue.MessageBuffer;
import io.github.mqscope.mqueue.MessageQueue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What the tests of this room do again and again.
final class Drains {
    private Drains() {}

    static Message message(int priority, String text) {
        return new Message(priority, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Bytes of a message that fills `size`.
    static Message large(int priority, int size) {
        byte[] body = new byte[size];
        for (int i = 0; i < size; i++) {
            body[i] = (byte) (i * 31);
        }
        return new Message(priority, body);
    }

    static void send(MessageQueue queue, Message... messages) throws QueueException {
        for (Message message : messages) {
            queue.send(message);
        }
    }

    static List<Message> receiveAll(MessageQueue queue) throws QueueException {
        List<Message> messages = new ArrayList<>();
        try (MessageBuffer buffer = queue.newBuffer()) {
            while (queue.tryReceive(buffer)) {
                messages.add(buffer.message());
            }
        }
        return messages;
    }

    static Drained drain(MessageQueue queue, Path directory) throws IOException {
        return Drain.run(queue, queue.key(), new Journals(directory), DrainProgress.SILENT);
    }

    static Restored restore(MessageQueue queue, Journal journal) throws IOException {
        return Restore.run(queue, journal, Restore.Choice.SAFE, DrainProgress.SILENT);
    }

    static List<Message> bodies(List<JournaledMessage> messages) {
        return messages.stream().map(JournaledMessage::message).toList();
    }

    static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    static AbandonedJournal onlyLeftover(Path directory) throws IOException {
        List<AbandonedJournal> leftovers = new Journals(directory).leftovers();
        if (leftovers.size() != 1) {
            throw new AssertionError("leftovers: " + leftovers);
        }
        return leftovers.getFirst();
    }

    /// What a test does to a queue from inside a [DrainProgress].
    interface Act {
        void run() throws QueueException;
    }

    static void quietly(Act act) {
        try {
            act.run();
        } catch (QueueException e) {
            throw new UncheckedIOException(e);
        }
    }
}
