package io.github.mqscope.demo;

import io.github.mqscope.demo.peer.OwnJava;
import io.github.mqscope.model.queue.QueueName;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A running [Peer]. Closing it ends the process; so does the end of this one.
public final class PeerProcess implements AutoCloseable {
    private static final Duration END_LIMIT = Duration.ofSeconds(2);

    private final Process process;

    private PeerProcess(Process process) {
        this.process = process;
    }

    /// Starts one.
    /// @param role as in [Peer]
    public static PeerProcess start(String role, QueueName queue) throws IOException {
        List<String> command = OwnJava.command(Peer.class);
        command.add(role);
        command.add(Base64.getEncoder().encodeToString(queue.bytes()));
        return new PeerProcess(new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /// Its process id.
    public long pid() {
        return process.pid();
    }

    /// Whether it still runs.
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(END_LIMIT.toNanos(), TimeUnit.NANOSECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException alreadyGone) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
