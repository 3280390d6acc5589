package io.github.mqscope.drain;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.mqueue.MessageQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// A journal with more messages than the quota of this user lets a queue hold.
public final class LongJournal {
    private LongJournal() {}

    /// Leaves one of an empty queue's: as it drained it of `count` messages of `size` bytes, numbered in their text.
    /// @param directory for journals, with none in it
    public static AbandonedJournal leave(MessageQueue queue, Path directory, int count, int size) throws IOException {
        queue.send(new Message(0, new byte[0]));
        try (Journal journal = Drains.drain(queue, directory).journal()) {
            Path file = directory.resolve(journal.name());
            Files.write(file, bytes(Files.readAllBytes(file), count, size));
        }
        return Drains.onlyLeftover(directory);
    }

    private static byte[] bytes(byte[] journal, int count, int size) {
        int step = (int) JournalLayout.next(0, size);
        byte[] bytes = Arrays.copyOf(journal, JournalLayout.FILE_HEADER + count * step + JournalLayout.RECORD);
        Arrays.fill(bytes, JournalLayout.FILE_HEADER, JournalLayout.FILE_HEADER + JournalLayout.RECORD, (byte) 0);
        for (int i = 0; i < count; i++) {
            int record = JournalLayout.FILE_HEADER + i * step;
            byte[] text = body(i, size);
            System.arraycopy(text, 0, bytes, record + JournalLayout.RECORD, size);
            JournalBytes.taken(bytes, record, i, size);
        }
        return bytes;
    }

    /// The body of a message of it.
    public static byte[] body(int number, int size) {
        return Arrays.copyOf(Integer.toString(number).getBytes(java.nio.charset.StandardCharsets.US_ASCII), size);
    }
}
