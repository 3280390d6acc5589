package io.github.mqscope.relay;

import io.github.mqscope.log.Threads;
import io.github.mqscope.pipe.Frames;
import io.github.mqscope.pipe.ProtocolException;
import io.github.mqscope.text.Escaped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The end at which the output is written and the signals come.
///
/// The caller's thread reads what comes and writes the output; one more reads standard input where that is wanted.
public final class NearEnd {
    private static final int MOST_OUTPUT = 256 << 20;
    private static final int MOST_INPUT = 1 << 16;
    private static final int LONGEST_VERSION = 60;

    private final Frames frames;
    private final CommandOutput output;
    private final InputStream input;
    private final ByteArrayOutputStream pieces = new ByteArrayOutputStream();
    private volatile boolean answered;
    private volatile boolean begun;

    /// @param input read when the command asks for it
    public NearEnd(InputStream from, OutputStream to, CommandOutput output, InputStream input) {
        this.frames = new Frames(Kind.MAGIC, from, to);
        this.output = output;
        this.input = input;
    }

    /// Waits for the far end and has it begin.
    /// @param version of this program, which must be that of the far end
    /// @param command its words
    /// @throws IOException where nobody answers, or one of another version
    public void begin(String version, boolean stdinIsTerminal, boolean stdoutIsTerminal, List<byte[]> command)
            throws IOException {
        frames.awaitBegin();
        answered = true;
        byte[] frame = frames.read().orElseThrow(() -> new ProtocolException("it ended before it said who it is"));
        String there = Kind.of(frame) == Kind.VERSION ? Kind.text(Kind.rest(frame, 0)) : "";
        if (!there.equals(version)) {
            throw new ProtocolException(
                    "mqscope there is " + Escaped.of(there.getBytes(StandardCharsets.UTF_8), LONGEST_VERSION)
                            + " and here " + version + ": install the same version at both ends");
        }
        ByteArrayOutputStream words = new ByteArrayOutputStream();
        words.write(stdinIsTerminal ? 1 : 0);
        words.write(stdoutIsTerminal ? 1 : 0);
        for (byte[] word : command) {
            words.writeBytes(word);
            words.write(0);
        }
        Kind.COMMAND.write(frames, words.toByteArray());
        begun = true;
    }

    /// Whether the command has begun, as far as is known here.
    public boolean isBegun() {
        return begun;
    }

    /// Whether a far end has answered, of whatever version.
    public boolean hasAnswered() {
        return answered;
    }

    /// How long nothing has come.
    public Duration silence() {
        return frames.silence();
    }

    /// Does what the command asks for, until its streams end.
    /// @return its exit status, empty where it has not told that it ended
    public OptionalInt run() throws IOException {
        OptionalInt status = OptionalInt.empty();
        for (Optional<byte[]> frame = frames.read(); frame.isPresent(); frame = frames.read()) {
            if (Kind.of(frame.get()) == Kind.ENDED) {
                status = OptionalInt.of(Kind.rest(frame.get(), 1).get());
            } else {
                take(frame.get());
            }
        }
        return status;
    }

    private void take(byte[] frame) throws IOException {
        switch (Kind.of(frame)) {
            case CHECK -> {
                long bytes = Kind.rest(frame, Long.BYTES).getLong();
                answer(() -> output.check(bytes), 0);
            }
            case PIECE -> add(Kind.rest(frame, 0));
            case WRITE -> {
                ByteBuffer rest = Kind.rest(frame, Long.BYTES);
                long next = rest.getLong();
                add(rest);
                byte[] all = pieces.toByteArray();
                pieces.reset();
                answer(() -> output.write(all), next);
            }
            case READ -> {
                int most = Kind.rest(frame, Integer.BYTES).getInt();
                Threads.daemon("stdin").start(() -> read(Math.clamp(most, 1, MOST_INPUT)));
            }
            default -> throw new ProtocolException("the other end has asked for what is not its");
        }
    }

    private void add(ByteBuffer piece) throws ProtocolException {
        if (pieces.size() + piece.remaining() > MOST_OUTPUT) {
            throw new ProtocolException("more is to be written at once than " + MOST_OUTPUT + " bytes");
        }
        byte[] bytes = new byte[piece.remaining()];
        piece.get(bytes);
        pieces.writeBytes(bytes);
    }

    private interface Work {
        void run() throws IOException;
    }

    private void answer(Work work, long next) throws IOException {
        try {
            work.run();
        } catch (IOException e) {
            failed(e);
            return;
        }
        Kind.DONE.write(frames, new byte[] {(byte) (next > 0 && takes(next) ? 1 : 0)});
    }

    private boolean takes(long bytes) {
        try {
            output.check(bytes);
            return true;
        } catch (IOException asked) {
            return false; // Whoever asks is told why.
        }
    }

    private void failed(IOException why) throws IOException {
        byte[] words = String.valueOf(why.getMessage()).getBytes(StandardCharsets.UTF_8);
        byte[] rest = new byte[1 + words.length];
        rest[0] = (byte) (isReaderGone() ? 1 : 0);
        System.arraycopy(words, 0, rest, 1, words.length);
        Kind.FAILED.write(frames, rest);
    }

    private boolean isReaderGone() {
        try {
            return output.hasNoReader();
        } catch (IOException unknown) {
            return false;
        }
    }

    private void read(int most) {
        byte[] some = new byte[most];
        try {
            int length;
            try {
                length = Math.max(0, input.read(some));
            } catch (IOException e) {
                failed(e);
                return;
            }
            Kind.INPUT.write(frames, Arrays.copyOf(some, length));
        } catch (IOException gone) {
            // Whoever reads what comes sees that too.
        }
    }

    /// Asks the command to end, for a reason in words. Does not wait.
    public void end(String why) {
        tell(Kind.END, why);
    }

    /// Tells the command that whoever read its output has gone. Does not wait.
    public void readerGone() {
        tell(Kind.GONE, "");
    }

    // Where the pipe is full a write waits.
    private void tell(Kind kind, String words) {
        Threads.virtual("tell").start(() -> {
            try {
                kind.write(frames, words);
            } catch (IOException gone) {
                // Whoever reads what comes sees that too.
            }
        });
    }
}
