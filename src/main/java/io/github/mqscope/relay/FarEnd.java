package io.github.mqscope.relay;

import io.github.mqscope.log.Threads;
import io.github.mqscope.loop.CommandLoop;
import io.github.mqscope.pipe.Frames;
import io.github.mqscope.pipe.ProtocolException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The end at which the command runs.
///
/// One thread reads what comes. One at a time asks for a write, a check or input, and waits for the answer.
public final class FarEnd implements CommandOutput {
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final int LONGEST_PIECE = 4 << 20;
    private static final int MOST_INPUT = 1 << 16;
    private static final byte[] NEAR_END_GONE = {}; // No frame is empty.

    private final Frames frames;
    private final Runnable halt;
    private final BlockingQueue<byte[]> answers = new LinkedBlockingQueue<>(2);
    private final Object asking = new Object();
    private long wanted; // Under that lock, as the next: what was asked last, and what is known to go.
    private long known;
    private @Nullable Consumer<String> told; // Under this object's lock, as the next three.
    private @Nullable Runnable gone;
    private @Nullable String end;
    private boolean readerGone;

    private FarEnd(Frames frames, Runnable halt) {
        this.frames = frames;
        this.halt = halt;
    }

    /// What is to run, and for whom.
    ///
    /// @param end              its streams
    /// @param stdinIsTerminal  whether a person types at the near end
    /// @param stdoutIsTerminal whether a person reads there
    /// @param words            of the command
    public record Begun(FarEnd end, boolean stdinIsTerminal, boolean stdoutIsTerminal, List<byte[]> words) {}

    /// Says who is there and waits for the command.
    /// @param halt ends the process: for when the near end goes and the command does not end by itself
    /// @return empty where the near end has gone, or wants nothing of this version
    public static Optional<Begun> begin(InputStream in, OutputStream out, String version, Runnable halt)
            throws IOException {
        Frames frames = new Frames(Kind.MAGIC, in, out);
        frames.begin();
        Kind.VERSION.write(frames, version);
        Optional<byte[]> frame = frames.read();
        if (frame.isEmpty()) {
            return Optional.empty();
        }
        if (Kind.of(frame.get()) != Kind.COMMAND) {
            throw new ProtocolException("the other end asked for no command");
        }
        ByteBuffer rest = Kind.rest(frame.get(), 2);
        boolean stdin = rest.get() != 0;
        boolean stdout = rest.get() != 0;
        FarEnd end = new FarEnd(frames, halt);
        Threads.daemon("relay").start(end::listen);
        return Optional.of(new Begun(end, stdin, stdout, words(rest)));
    }

    private static List<byte[]> words(ByteBuffer rest) {
        List<byte[]> words = new ArrayList<>();
        int from = rest.position();
        for (int at = from; at < rest.limit(); at++) {
            if (rest.get(at) == 0) {
                byte[] word = new byte[at - from];
                rest.get(from, word);
                words.add(word);
                from = at + 1;
            }
        }
        return words;
    }

    /// Says how the command has ended.
    public void ended(int status) throws IOException {
        Kind.ENDED.write(frames, new byte[] {(byte) status});
    }

    private void listen() {
        String why = "the other end has gone";
        try {
            for (var frame = frames.read(); frame.isPresent(); frame = frames.read()) {
                take(frame.get());
            }
        } catch (IOException e) {
            why = String.valueOf(e.getMessage());
        }
        boolean _ = answers.offer(NEAR_END_GONE);
        end(why);
        try {
            Thread.sleep(GRACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        halt.run();
    }

    private void take(byte[] frame) throws IOException {
        switch (Kind.of(frame)) {
            case DONE, FAILED, INPUT -> {
                if (!answers.offer(frame)) {
                    throw new ProtocolException("an answer came that nobody had asked for");
                }
            }
            case END -> end(Kind.text(Kind.rest(frame, 0)));
            case GONE -> readerGone();
            default -> throw new ProtocolException("the other end has asked for what only it can do");
        }
    }

    private synchronized void end(String why) {
        end = why;
        if (told != null) {
            told.accept(why);
        }
    }

    private synchronized void readerGone() {
        readerGone = true;
        if (gone != null) {
            gone.run();
        }
    }

    @Override
    public synchronized void onAsked(CommandLoop loop, Consumer<String> told) {
        this.told = words -> {
            boolean _ = loop.loop().post(() -> told.accept(words));
        };
        if (end != null) {
            this.told.accept(end);
        }
    }

    @Override
    public synchronized void onHangup(CommandLoop loop, Runnable gone) {
        this.gone = () -> {
            boolean _ = loop.loop().post(gone);
        };
        if (readerGone) {
            this.gone.run();
        }
    }

    @Override
    public synchronized boolean hasNoReader() {
        return readerGone;
    }

    @Override
    public void check(long bytes) throws IOException {
        synchronized (asking) {
            wanted = bytes;
            if (known < bytes) {
                Kind.CHECK.write(
                        frames, ByteBuffer.allocate(Long.BYTES).putLong(bytes).array());
                written();
            }
            known = 0; // It holds for one.
        }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        synchronized (asking) {
            int from = 0;
            for (; bytes.length - from > LONGEST_PIECE; from += LONGEST_PIECE) {
                Kind.PIECE.write(frames, bytes, from, LONGEST_PIECE);
            }
            ByteBuffer last = ByteBuffer.allocate(Long.BYTES + bytes.length - from);
            Kind.WRITE.write(
                    frames,
                    last.putLong(wanted).put(bytes, from, bytes.length - from).array());
            known = 0;
            known = written() ? wanted : 0;
        }
    }

    // Whether the next can be written too.
    private boolean written() throws IOException {
        byte[] answer = answer();
        ByteBuffer rest = Kind.rest(answer, 1);
        boolean yes = rest.get() != 0;
        if (Kind.of(answer) == Kind.FAILED) {
            if (yes) {
                readerGone();
            }
            throw new IOException(Kind.text(rest));
        }
        return yes;
    }

    private byte[] answer() throws IOException {
        try {
            byte[] answer = answers.take();
            if (answer.length == 0) {
                boolean _ = answers.offer(answer); // For whoever asks next.
                readerGone();
                throw new IOException(Objects.requireNonNullElse(endWords(), "the other end has gone"));
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private synchronized @Nullable String endWords() {
        return end;
    }

    /// Standard output: each write is a frame, so write much at once.
    public OutputStream output() {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                FarEnd.this.write(Arrays.copyOfRange(bytes, from, from + length));
            }
        };
    }

    /// Standard input, which is read at the near end when it is asked for.
    public InputStream input() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                if (most == 0) {
                    return 0;
                }
                ByteBuffer came = read(Math.min(most, MOST_INPUT));
                int length = came.remaining();
                if (length > most) {
                    throw new ProtocolException("more has come than was asked for");
                }
                came.get(into, from, length);
                return length == 0 ? -1 : length;
            }

            private ByteBuffer read(int most) throws IOException {
                synchronized (asking) {
                    Kind.READ.write(
                            frames,
                            ByteBuffer.allocate(Integer.BYTES).putInt(most).array());
                    byte[] answer = answer();
                    if (Kind.of(answer) == Kind.FAILED) {
                        throw new IOException(Kind.text(Kind.rest(answer, 1).position(2)));
                    }
                    return Kind.rest(answer, 0);
                }
            }
        };
    }
}
