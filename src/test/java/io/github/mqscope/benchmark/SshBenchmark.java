package io.github.mqscope.benchmark;

import io.github.mqscope.agent.AgentProcess;
import io.github.mqscope.agent.AgentSpace;
import io.github.mqscope.log.LogHead;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.LoopbackSsh;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.TestQueue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/// From a command until the queues of another machine are there, which is this one by ssh on loopback.
final class SshBenchmark {
    private static final Path BIN = Path.of("target", "mqscope", "bin").toAbsolutePath();
    private static final int ROUNDS = 9;
    private static final double GOAL_MILLIS = 1500;

    private SshBenchmark() {}

    static List<Figure> run() throws Exception {
        Path folder = Files.createTempDirectory("mqscope-ssh");
        try (LoopbackSsh ssh = LoopbackSsh.start(folder, BIN + ":" + System.getenv("PATH"));
                TestQueue queue = TestQueue.create()) {
            double[] lists = new double[ROUNDS];
            double[] agents = new double[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                lists[i] = list(ssh, queue);
                agents[i] = agent(ssh);
            }
            return List.of(
                    figure("ssh on loopback: mqscope --on HOST list", lists),
                    figure("  an agent's first snapshot", agents));
        } finally {
            delete(folder);
        }
    }

    private static Figure figure(String what, double[] millis) {
        double median = Rounds.median(millis);
        String ours = String.format(Locale.ROOT, "%.0f ms", median);
        return Figure.alone(what, ours, "< 1500 ms", median < GOAL_MILLIS);
    }

    private static double list(LoopbackSsh ssh, TestQueue queue) throws Exception {
        long start = System.nanoTime();
        try (Peer list = Peer.start(
                "env",
                "PATH=" + ssh.bin() + ":" + System.getenv("PATH"),
                BIN + "/mqscope",
                "--on",
                "loopback",
                "list")) {
            List<String> lines = list.lines();
            double millis = (System.nanoTime() - start) / 1e6;
            if (lines.stream().noneMatch(line -> line.contains(queue.name().toString()))) {
                throw new IllegalStateException("it lists " + lines + ": " + list.errors());
            }
            return millis;
        }
    }

    private static double agent(LoopbackSsh ssh) throws Exception {
        AtomicBoolean seen = new AtomicBoolean();
        long start = System.nanoTime();
        try (AgentSpace there = AgentProcess.start(Stream.concat(ssh.words().stream(), Stream.of("mqscope agent"))
                        .toList())
                .open(LogHead.VERSION)) {
            there.watch(snapshot -> seen.set(true));
            Await.until("the first snapshot", seen::get);
            return (System.nanoTime() - start) / 1e6;
        }
    }

    private static void delete(Path folder) throws Exception {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
