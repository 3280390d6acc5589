package io.github.mqscope.pipe;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// Frames on two streams. One thread reads; any thread writes, one frame at a time.
public final class Frames {
    /// The longest frame: the largest message there can be in base64, and as much beside it.
    public static final int LONGEST = 48 << 20;

    private static final int MOST_NOISE = 64 << 10;

    private final byte[] first;
    private final Heard heard;
    private final DataInputStream in;
    private final DataOutputStream out;

    /// @param what follows: the line that the frames begin behind
    public Frames(String what, InputStream in, OutputStream out) {
        this.first = (what + "\n").getBytes(StandardCharsets.US_ASCII);
        this.heard = new Heard(in);
        this.in = new DataInputStream(new BufferedInputStream(heard));
        this.out = new DataOutputStream(new BufferedOutputStream(out));
    }

    /// How long nothing has come, not even a part of a frame.
    public Duration silence() {
        return Duration.ofNanos(System.nanoTime() - heard.atNanos);
    }

    /// Notes when something came last.
    private static final class Heard extends FilterInputStream {
        private volatile long atNanos = System.nanoTime();

        private Heard(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            atNanos = System.nanoTime();
            return next;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int length = super.read(into, from, most);
            atNanos = System.nanoTime();
            return length;
        }
    }

    /// Writes the line that the frames begin behind.
    public void begin() throws IOException {
        synchronized (out) {
            out.write(first);
            out.flush();
        }
    }

    /// Skips what a login prints, to behind that line.
    /// @throws ProtocolException with the end of what was printed, where there is no such line
    public void awaitBegin() throws IOException {
        byte[] line = new byte[first.length];
        StringBuilder noise = new StringBuilder();
        for (int skipped = 0; !Arrays.equals(line, first); skipped++) {
            int next = in.read();
            if (next < 0 || skipped > MOST_NOISE) {
                String said = noise.toString().strip();
                throw new ProtocolException("no mqscope answers there"
                        + (said.isEmpty() ? "" : ": " + said.substring(Math.max(0, said.length() - 300))));
            }
            System.arraycopy(line, 1, line, 0, line.length - 1);
            line[line.length - 1] = (byte) next;
            noise.append((char) next);
        }
    }

    /// Writes one, and waits where the pipe is full.
    /// @throws ProtocolException if it is longer than [#LONGEST]
    public void write(byte[] frame) throws IOException {
        if (frame.length > LONGEST) {
            throw new ProtocolException("a frame of " + frame.length + " bytes is too long");
        }
        synchronized (out) {
            out.writeInt(frame.length);
            out.write(frame);
            out.flush();
        }
    }

    /// Writes nothing any more: the other end sees the end of its stream.
    public void end() {
        synchronized (out) {
            try {
                out.close();
            } catch (IOException alreadyGone) {
                // It sees that too.
            }
        }
    }

    /// The next frame; empty at the end of the stream.
    public Optional<byte[]> read() throws IOException {
        int length;
        try {
            length = in.readInt();
        } catch (EOFException end) {
            return Optional.empty();
        }
        if (length < 0 || length > LONGEST) {
            throw new ProtocolException("a frame of " + Integer.toUnsignedString(length) + " bytes is announced");
        }
        byte[] frame = in.readNBytes(length);
        if (frame.length < length) {
            throw new ProtocolException("the other end has gone in the middle of a frame");
        }
        return Optional.of(frame);
    }
}
