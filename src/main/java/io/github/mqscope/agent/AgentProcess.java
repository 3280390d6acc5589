package io.github.mqscope.agent;

import io.github.mqscope.log.Threads;
import io.github.mqscope.text.Escaped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// An agent as a child process, with what it says on stderr.
///
/// It has no terminal: who asks for a password on the way does so by a dialog of its own. Closing it ends its input,
/// which ends it in order; one that does not end within two seconds is ended by SIGTERM, where that is allowed.
public final class AgentProcess implements AutoCloseable {
    private static final Duration END_LIMIT = Duration.ofSeconds(2);
    private static final int MOST_SAID = 4096;
    private static final int LONGEST_LINE = 400;
    private static final int SLICE = 512;
    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    private final Process process;
    private final Thread listener;
    private byte[] said = new byte[0]; // Under this object's lock.

    private AgentProcess(Process process) {
        this.process = process;
        this.listener = Threads.daemon("agent stderr").start(this::listen);
    }

    /// Starts one.
    /// @param command the words that start it, as setsid(1) takes them
    public static AgentProcess start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("setsid");
        builder.command().addAll(command);
        return new AgentProcess(builder.start());
    }

    /// Waits until it begins to serve. Closing it from another thread ends the waiting.
    /// @param version that of this program, which the agent's must be
    /// @throws IOException with its own last words, where it does not come up; it is closed then
    public AgentSpace open(String version) throws IOException {
        try {
            AgentSpace space = AgentSpace.open(version, process.getInputStream(), process.getOutputStream(), this);
            forget();
            return space;
        } catch (IOException e) {
            close();
            String last = lastLine();
            throw last.isEmpty() ? e : new IOException(last, e);
        }
    }

    // What a login has said is no reason for what comes later.
    private synchronized void forget() {
        said = new byte[0];
    }

    // The end is what tells; what came before makes room.
    private void listen() {
        byte[] slice = new byte[SLICE];
        try (InputStream errors = process.getErrorStream()) {
            for (int n = errors.read(slice); n >= 0; n = errors.read(slice)) {
                keep(slice, n);
            }
        } catch (IOException closed) {
            // It has no more to say.
        }
    }

    private synchronized void keep(byte[] slice, int length) {
        int kept = Math.min(said.length, MOST_SAID - length);
        byte[] now = new byte[kept + length];
        System.arraycopy(said, said.length - kept, now, 0, kept);
        System.arraycopy(slice, 0, now, kept, length);
        said = now;
    }

    /// The last line that it has said on stderr, escaped; empty for none.
    public String lastLine() {
        try {
            if (!process.isAlive()) {
                boolean _ = listener.join(LAST_WORDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            return lastLine(said);
        }
    }

    static String lastLine(byte[] said) {
        String[] lines = new String(said, StandardCharsets.ISO_8859_1).split("[\r\n]+", -1);
        for (int i = lines.length - 1; i >= 0; i--) {
            byte[] line = lines[i].strip().getBytes(StandardCharsets.ISO_8859_1);
            if (line.length > 0) {
                return Escaped.of(line, LONGEST_LINE).replaceFirst("^mqscope: ", "");
            }
        }
        return "";
    }

    /// Its process.
    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyGone) {
            // Its input has ended then.
        }
        try {
            if (!process.waitFor(END_LIMIT.toNanos(), TimeUnit.NANOSECONDS)) {
                process.destroy();
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
