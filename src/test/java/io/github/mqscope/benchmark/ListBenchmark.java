package io.github.mqscope.benchmark;

import io.github.mqscope.testing.Peer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/// `mqscope list` through the launcher, from the start of the process to its end.
final class ListBenchmark {
    private static final Path LAUNCHER = Path.of("target/mqscope/bin/mqscope");
    private static final int RUNS = 9;

    private ListBenchmark() {}

    public static void main(String[] args) throws Exception {
        if (!Files.isExecutable(LAUNCHER)) {
            System.out.println("mqscope list: no launcher at " + LAUNCHER + ", not measured");
            return;
        }
        double[] seconds = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long begun = System.nanoTime();
            try (Peer list = Peer.start(LAUNCHER.toString(), "list")) {
                if (list.exitStatus() != 0) {
                    throw new IllegalStateException("list ended with " + list.exitStatus() + list.errors());
                }
            }
            seconds[i] = (System.nanoTime() - begun) / 1e9;
        }
        Arrays.sort(seconds);
        System.out.printf(
                Locale.ROOT,
                "mqscope list, %d runs, min / median / max: %.2f / %.2f / %.2f s   goal: under 0.8 s%n",
                RUNS,
                seconds[0],
                seconds[RUNS / 2],
                seconds[RUNS - 1]);
    }
}
