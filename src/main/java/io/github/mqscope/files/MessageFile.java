package io.github.mqscope.files;

import io.github.mqscope.model.queue.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Messages as a file: JSON Lines, an object a message with `priority`, and `base64` or `text`, as
/// `mqscope receive --json` prints them. Data only: opening one sends nothing.
public final class MessageFile {
    /// The largest file that is opened.
    public static final long MOST_BYTES = 64L << 20;

    // The messages of a file together: the largest there can be, and half as much beside it.
    private static final long MOST_OF_BODIES = 24L << 20;

    // The largest message there can be as text and as base64.
    private static final int MOST_OF_LINE = 40 << 20;

    /// The most messages that one may have.
    public static final int MOST_MESSAGES = 100_000;

    /// Bad lines that are told, of however many there are.
    public static final int MOST_TOLD = 20;

    private MessageFile() {}

    /// What was in a file.
    ///
    /// @param messages the messages, in order
    /// @param bad      the first bad lines
    /// @param badCount how many bad lines there are
    public record Opened(List<Message> messages, List<BadLine> bad, long badCount) {}

    /// A line that is no message.
    ///
    /// @param number from 1
    /// @param why    as a clause, short and safe to show
    public record BadLine(long number, String why) {}

    /// Reads a file.
    /// @throws IOException where it is no plain file, too large, or has too many messages; then nothing is read
    public static Opened open(Path file) throws IOException {
        try (FileLines lines = FileLines.open(file, MOST_OF_LINE, MOST_BYTES)) {
            return read(lines);
        }
    }

    /// Reads lines that are here already.
    /// @throws IOException where there are too many messages
    public static Opened read(byte[] all) throws IOException {
        try (FileLines lines = FileLines.of(all)) {
            return read(lines);
        }
    }

    private static Opened read(FileLines lines) throws IOException {
        List<Message> messages = new ArrayList<>();
        List<BadLine> bad = new ArrayList<>();
        long badCount = 0;
        long number = 0;
        long bodies = 0;
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            number++;
            try {
                if (line.length > MOST_OF_LINE) {
                    throw new NotPlainException("it has more than " + MOST_OF_LINE + " bytes");
                }
                Optional<Message> message = MessageLine.parse(line);
                message.ifPresent(messages::add);
                bodies += message.map(m -> m.body().length).orElse(0);
            } catch (NotPlainException e) {
                badCount++;
                if (bad.size() < MOST_TOLD) {
                    bad.add(new BadLine(number, String.valueOf(e.getMessage())));
                }
            }
            if (messages.size() > MOST_MESSAGES) {
                throw new IOException("it has more than " + MOST_MESSAGES + " messages");
            }
            if (bodies > MOST_OF_BODIES) {
                throw new IOException("its messages have more than " + MOST_OF_BODIES + " bytes");
            }
        }
        return new Opened(List.copyOf(messages), List.copyOf(bad), badCount);
    }

    /// Messages as the lines of a file.
    public static byte[] lines(Iterable<Message> messages) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        messages.forEach(message -> lines.writeBytes(MessageLine.of(message)));
        return lines.toByteArray();
    }

    /// Writes messages into a file, which is replaced if it exists.
    public static void save(Iterable<Message> messages, Path file) throws IOException {
        NewFile.write(file, out -> {
            for (Message message : messages) {
                out.write(MessageLine.of(message));
            }
        });
    }
}
