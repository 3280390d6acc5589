package io.github.mqscope.agent;

import io.github.mqscope.log.Threads;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// An agent as a child process, with what it says on stderr.
///
/// It has no terminal: who asks for a password on the way does so by a dialog of its own. Closing it ends its input,
/// which ends it in order; one that does not end within two seconds is ended by SIGTERM and after two more by SIGKILL,
/// where that is allowed.
public final class AgentProcess implements AutoCloseable {
    private static final Duration END_LIMIT = Duration.ofSeconds(2);

    private final Process process;
    private final LastWords words;

    private AgentProcess(Process process) {
        this.process = process;
        this.words = new LastWords(process.getErrorStream());
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
            words.forget(); // What a login has said is no reason for what comes later.
            return space;
        } catch (IOException e) {
            close();
            String last = words.lineAtEnd();
            throw last.isEmpty() ? e : new IOException(last, e);
        }
    }

    /// What it says on stderr.
    public LastWords words() {
        return words;
    }

    /// Its process.
    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        Threads.virtual("end of input").start(this::endInput);
        try {
            if (!ends()) {
                process.destroy();
                if (!ends()) {
                    process.destroyForcibly();
                }
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    // Waits for whoever writes to a pipe that is full.
    private void endInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyGone) {
            // Its input has ended then.
        }
    }

    private boolean ends() throws InterruptedException {
        return process.waitFor(END_LIMIT.toNanos(), TimeUnit.NANOSECONDS);
    }
}
