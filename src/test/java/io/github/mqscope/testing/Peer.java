package io.github.mqscope.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Another process on the other side of a queue. Waiting for it is bounded, closing it kills it.
///
/// Its output is read line by line as ISO-8859-1, so that no byte is lost.
public final class Peer implements AutoCloseable {
    private static final String END = "\u0000end";

    private final Process process;
    private final BlockingQueue<String> out = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> err = new LinkedBlockingQueue<>();

    private Peer(Process process) {
        this.process = process;
        collect(process.getInputStream(), out);
        collect(process.getErrorStream(), err);
    }

    /// Starts a command with arguments.
    public static Peer start(List<String> command) throws IOException {
        return new Peer(new ProcessBuilder(command).start());
    }

    /// Starts a command with arguments.
    public static Peer start(String... command) throws IOException {
        return start(List.of(command));
    }

    private static void collect(InputStream stream, BlockingQueue<String> lines) {
        Thread.ofVirtual().start(() -> {
            try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.ISO_8859_1))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    lines.add(line);
                }
            } catch (IOException closed) {
                // A killed process has no more to say.
            } finally {
                lines.add(END);
            }
        });
    }

    public long pid() {
        return process.pid();
    }

    /// Whether it still runs.
    public boolean isAlive() {
        return process.isAlive();
    }

    /// The process's standard input.
    public OutputStream input() {
        return process.getOutputStream();
    }

    /// The next line of its standard output.
    /// @throws AssertionError if none comes in time or the output has ended
    public String line() throws InterruptedException {
        String line = next(out);
        if (line == null) {
            throw new AssertionError("the peer ended its output; on stderr: " + drain(err));
        }
        return line;
    }

    /// What is left of its standard output, once that has ended.
    public List<String> lines() throws InterruptedException {
        return drain(out);
    }

    /// What is left of its standard error, once that has ended.
    public List<String> errors() throws InterruptedException {
        return drain(err);
    }

    private static List<String> drain(BlockingQueue<String> from) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        for (String line = next(from); line != null; line = next(from)) {
            lines.add(line);
        }
        return lines;
    }

    private static @Nullable String next(BlockingQueue<String> from) throws InterruptedException {
        String line = from.poll(Await.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (line == null) {
            throw new AssertionError("the peer printed nothing for " + Await.PATIENCE);
        }
        if (line.equals(END)) {
            from.add(END);
            return null;
        }
        return line;
    }

    /// Its exit status, 128 and the signal's number where one ended it.
    public int exitStatus() throws InterruptedException {
        if (!process.waitFor(Await.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("the peer did not end within " + Await.PATIENCE);
        }
        return process.exitValue();
    }

    /// Waits until its main thread sleeps in mq_send or mq_receive.
    public void awaitBlocked() {
        Await.until("process " + pid() + " is blocked in a queue call", () -> isBlocked(pid(), pid()));
    }

    /// Whether a thread sleeps in a queue's wait list, as `wchan` tells.
    public static boolean isBlocked(long pid, long tid) throws IOException {
        Path wchan = Path.of("/proc/" + pid + "/task/" + tid + "/wchan");
        return Files.readString(wchan).strip().equals("wq_sleep");
    }

    /// Kills it if it still runs.
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
