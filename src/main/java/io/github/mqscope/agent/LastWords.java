package io.github.mqscope.agent;

import io.github.mqscope.log.Threads;
import io.github.mqscope.text.Escaped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// The end of what a process says on stderr, which is read to its end on a thread of its own.
public final class LastWords {
    private static final int MOST_SAID = 4096;
    private static final int LONGEST_LINE = 400;
    private static final int SLICE = 512;
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final InputStream stream;
    private final Thread listener;
    private byte[] said = new byte[0]; // Under this object's lock.

    /// Begins to read.
    public LastWords(InputStream stream) {
        this.stream = stream;
        this.listener = Threads.daemon("stderr").start(this::listen);
    }

    // The end is what tells; what came before makes room.
    private void listen() {
        byte[] slice = new byte[SLICE];
        try (stream) {
            for (int n = stream.read(slice); n >= 0; n = stream.read(slice)) {
                keep(slice, n);
            }
        } catch (IOException closed) {
            // There is no more to say.
        }
    }

    private synchronized void keep(byte[] slice, int length) {
        int kept = Math.min(said.length, MOST_SAID - length);
        byte[] now = new byte[kept + length];
        System.arraycopy(said, said.length - kept, now, 0, kept);
        System.arraycopy(slice, 0, now, kept, length);
        said = now;
    }

    /// Forgets what was said so far.
    public synchronized void forget() {
        said = new byte[0];
    }

    /// The last line so far, escaped; empty for none.
    public synchronized String line() {
        return line(said);
    }

    /// The last line of a process that has ended, once all of it has come.
    public String lineAtEnd() {
        try {
            boolean _ = listener.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return line();
    }

    static String line(byte[] said) {
        String[] lines = new String(said, StandardCharsets.ISO_8859_1).split("[\r\n]+", -1);
        for (int i = lines.length - 1; i >= 0; i--) {
            byte[] line = lines[i].strip().getBytes(StandardCharsets.ISO_8859_1);
            if (line.length > 0) {
                return Escaped.of(line, LONGEST_LINE).replaceFirst("^mqscope: ", "");
            }
        }
        return "";
    }
}
