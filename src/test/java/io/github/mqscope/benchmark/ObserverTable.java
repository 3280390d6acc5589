package io.github.mqscope.benchmark;

import io.github.mqscope.Main;
import io.github.mqscope.sys.Self;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Recreator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// How often a program fails to create its queue anew, near its RLIMIT_MSGQUEUE, because somebody observes it.
///
/// Measured from outside: real observers, and a C program as the one observed.
public final class ObserverTable {
    private static final long[] PAUSES = {0, 200, 1_000, 20_000};
    private static final int[] ROUNDS = {2_000, 2_000, 2_000, 100};
    private static final int LASTING = 6;
    private static final long LIFE_MICROS = 600_000;
    private static final String NAME = "/observed";
    private static final Duration START = Duration.ofMinutes(1);

    private ObserverTable() {}

    /// The table, measured now in an IPC namespace of its own; it takes about two minutes.
    public static String table() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("unshare", Self.euid() == 0 ? "-im" : "-Urim"));
        command.addAll(JavaProgram.command(ObserverTable.class));
        java.lang.Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String table = String.join("\n", out.lines().toList()) + "\n";
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException("the observers could not be measured");
            }
            return table;
        }
    }

    /// Measures in this namespace and prints.
    public static void main(String[] arguments) throws Exception {
        System.out.println("| observer | the queue is there | 0 ms | 0.2 ms | 1 ms | 20 ms |");
        System.out.println("|---|---|---:|---:|---:|---:|");
        rows("nobody", List.of());
        rows("`watch`", observer("watch"));
        rows("the window", observer());
        rows("`info` in a loop", again(observer("info", NAME)));
    }

    private static List<String> observer(String... words) {
        List<String> command = new ArrayList<>(JavaProgram.command(Main.class, words));
        command.addAll(1, List.of("-Dglass.platform=Headless", "-Dprism.order=sw"));
        return command;
    }

    private static List<String> again(List<String> command) {
        List<String> shell = new ArrayList<>(List.of("sh", "-c", "while :; do \"$@\"; done", "sh"));
        shell.addAll(command);
        return shell;
    }

    private static void rows(String observer, List<String> command) throws Exception {
        Path home = Files.createTempDirectory("mqscope-observer-");
        java.lang.Process process = command.isEmpty() ? null : start(command, home);
        try (Recreator peer = new Recreator(NAME)) {
            if (process != null) {
                awaitObserver(process, peer);
            }
            row(observer, "for a moment", counts(peer, 0, false));
            row(observer, "0.6 s", counts(peer, LIFE_MICROS, !command.contains(NAME)));
        } finally {
            if (process != null) {
                end(process);
            }
            delete(home);
        }
    }

    private static java.lang.Process start(List<String> command, Path home) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .putAll(Map.of(
                        "HOME", home.toString(),
                        "XDG_STATE_HOME", home + "/s",
                        "XDG_CONFIG_HOME", home + "/c",
                        "JDK_JAVA_OPTIONS", "-Djavafx.cachedir=" + home + "/x",
                        "DISPLAY", ":none")); // Headless all the same.
        return builder.start();
    }

    // It has seen a queue once it holds one; a loop of commands holds none for long.
    private static void awaitObserver(java.lang.Process process, Recreator peer) throws Exception {
        String name = peer.make();
        if (!process.info().command().orElse("").endsWith("sh")) {
            Await.until("the observer holds " + name, START, () -> holds(process.pid(), name));
        }
        boolean _ = peer.again(100_000);
    }

    private static boolean holds(long pid, String name) {
        try (Stream<Path> links = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return links.anyMatch(link -> isTo(link, name));
        } catch (IOException startsAgain) {
            return false;
        }
    }

    private static boolean isTo(Path link, String name) {
        try {
            return Files.readSymbolicLink(link).toString().equals(name);
        } catch (IOException closed) {
            return false;
        }
    }

    // Who asks for one name is asked about it; who sees all sees a new one each time.
    private static List<String> counts(Recreator peer, long lifeMicros, boolean fresh) throws Exception {
        List<String> counts = new ArrayList<>();
        for (int i = 0; i < PAUSES.length; i++) {
            int rounds = lifeMicros == 0 ? ROUNDS[i] : LASTING;
            int failed = peer.failures(rounds, lifeMicros, PAUSES[i], fresh);
            counts.add(String.format(Locale.ROOT, "%,d of %,d", failed, rounds));
        }
        return counts;
    }

    private static void row(String observer, String life, List<String> counts) {
        System.out.println("| " + observer + " | " + life + " | " + String.join(" | ", counts) + " |");
    }

    private static void end(java.lang.Process process) throws Exception {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroy();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private static void delete(Path home) throws Exception {
        try (Peer rm = Peer.start("rm", "-r", home.toString())) {
            int _ = rm.exitStatus();
        }
    }
}
