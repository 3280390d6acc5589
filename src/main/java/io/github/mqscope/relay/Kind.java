package io.github.mqscope.relay;

import io.github.mqscope.pipe.Frames;
import io.github.mqscope.pipe.ProtocolException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The kinds of frames; a frame is a letter and what follows.
enum Kind {
    /// From there: the version of the program, in text.
    VERSION('V'),
    /// From here, in answer: whether standard input and output are terminals, a byte each; then the words of the
    /// command, a NUL behind each.
    COMMAND('c'),
    /// From there: whether so many bytes can be written; 8 bytes.
    CHECK('C'),
    /// From there: a piece of what the next [#WRITE] completes. Not answered.
    PIECE('P'),
    /// From there: write this, and then see whether so many bytes more can be written; 8 bytes, and the rest.
    WRITE('W'),
    /// From here: done. One byte: whether the next can be written too.
    DONE('d'),
    /// From here: not done. One byte, whether the reader has gone, and why in text.
    FAILED('f'),
    /// From there: more of standard input, at the most so many bytes; 4 bytes.
    READ('R'),
    /// From here: so much came; nothing at its end.
    INPUT('i'),
    /// From there, at last: the command has ended with this exit status; 1 byte.
    ENDED('E'),
    /// From here: end, for this reason in text.
    END('e'),
    /// From here: whoever read the output has gone.
    GONE('g');

    /// What the frames begin behind.
    static final String MAGIC = "mqscope-relay";

    private final byte letter;

    Kind(char letter) {
        this.letter = (byte) letter;
    }

    static Kind of(byte[] frame) throws ProtocolException {
        return Arrays.stream(values())
                .filter(kind -> frame.length > 0 && frame[0] == kind.letter)
                .findFirst()
                .orElseThrow(() -> new ProtocolException("a frame of no known kind has come"));
    }

    /// What follows the letter, of at least so many bytes.
    static ByteBuffer rest(byte[] frame, int atLeast) throws ProtocolException {
        if (frame.length <= atLeast) {
            throw new ProtocolException("a frame is too short");
        }
        return ByteBuffer.wrap(frame, 1, frame.length - 1);
    }

    /// What follows as text.
    static String text(ByteBuffer rest) {
        return StandardCharsets.UTF_8.decode(rest).toString();
    }

    void write(Frames frames, byte[] rest) throws IOException {
        write(frames, rest, 0, rest.length);
    }

    void write(Frames frames, byte[] rest, int from, int length) throws IOException {
        frames.write(ByteBuffer.allocate(1 + length)
                .put(letter)
                .put(rest, from, length)
                .array());
    }

    void write(Frames frames, String text) throws IOException {
        write(frames, text.getBytes(StandardCharsets.UTF_8));
    }
}
