package io.github.mqscope.demo;

import io.github.mqscope.mqueue.QueueName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
        List<String> command = new ArrayList<>(java());
        command.add(role);
        command.add(Base64.getEncoder().encodeToString(queue.bytes()));
        return new PeerProcess(new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    // The same Java with the same modules or class path as this process.
    private static List<String> java() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xrs",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "--sun-misc-unsafe-memory-access=allow"));
        for (String property : List.of("jna.boot.library.path", "jna.nounpack", "jna.tmpdir")) {
            String value = System.getProperty(property);
            if (value != null) {
                command.add("-D" + property + "=" + value);
            }
        }
        String modules = System.getProperty("jdk.module.path");
        if (modules != null && Peer.class.getModule().isNamed()) {
            String module = Peer.class.getModule().getName();
            command.add("--enable-native-access=com.sun.jna," + module);
            command.addAll(List.of("--module-path", modules, "-m", module + "/" + Peer.class.getName()));
        } else {
            command.add("--enable-native-access=ALL-UNNAMED");
            command.addAll(List.of("-cp", System.getProperty("java.class.path", ""), Peer.class.getName()));
        }
        return command;
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
