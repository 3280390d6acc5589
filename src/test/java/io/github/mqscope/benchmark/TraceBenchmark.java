package io.github.mqscope.benchmark;

import io.github.mqscope.sys.Signal;
import io.github.mqscope.sys.Signals;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.TestQueue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// A C loop that sends and receives 64 bytes at full speed, alone and traced with --json to a file: how much
/// slower it is, and how many calls were lost. Each round begins with a cold tracer.
final class TraceBenchmark {
    private static final int ROUNDS = 5;
    private static final int PAIRS = 600_000;
    private static final double GOAL = 4.0;
    private static final Path LAUNCHER = Path.of("target/mqscope/bin/mqscope");

    private static final String LOOP = """
            #include <mqueue.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <time.h>
            static double now(void) {
                struct timespec t;
                clock_gettime(CLOCK_MONOTONIC, &t);
                return t.tv_sec * 1e9 + t.tv_nsec;
            }
            int main(int argc, char **argv) {
                mqd_t q = mq_open(argv[1], O_RDWR);
                int pairs = atoi(argv[2]);
                char message[64] = "a message of sixty-four bytes, nearly all of them are letters..";
                unsigned priority = 0;
                if (q == -1) { perror("mq_open"); return 1; }
                double start = now();
                for (int i = 0; i < pairs; i++) {
                    if (mq_send(q, message, 64, 3) || mq_receive(q, message, 64, &priority) != 64) return 1;
                }
                printf("%.1f\\n", (now() - start) / pairs);
                return 0;
            }
            """;

    private TraceBenchmark() {}

    static List<Figure> run() throws Exception {
        Path file = Files.createTempFile("mqscope-trace", ".json");
        try (TestQueue own = TestQueue.create()) {
            String name = new String(own.name().bytes(), StandardCharsets.UTF_8);
            double[] ratios = new double[ROUNDS];
            System.out.printf("send + receive of 64 bytes, traced with --json to a file, %d rounds%n", ROUNDS);
            for (int i = 0; i < ROUNDS; i++) {
                double alone = loop(name);
                ratios[i] = traced(name, file, alone);
            }
            double median = Rounds.median(ratios);
            String times = String.format(Locale.ROOT, "%.2f", median);
            return List.of(new Figure("traced C loop, to untraced", times, "1.00", times, "<= 4.0", median <= GOAL));
        } finally {
            Files.delete(file);
        }
    }

    private static double loop(String name) throws IOException, InterruptedException {
        return Double.parseDouble(
                CProgram.of(LOOP).run(name, Integer.toString(PAIRS)).getFirst());
    }

    private static double traced(String name, Path file, double alone) throws Exception {
        List<String> tracer = List.of(
                "sh", "-c", "exec \"$0\" trace --json \"$1\" 2>&1 >\"$2\"", LAUNCHER.toString(), name, file + "");
        try (Peer peer = Peer.start(tracer)) {
            if (!peer.line().endsWith("until SIGINT")) {
                throw new IOException("no trace here: " + peer.lines());
            }
            double traced = loop(name);
            int pid = Math.toIntExact(peer.pid());
            Signals.kill(pid, Signal.SIGINT);
            int status = peer.exitStatus();
            System.out.printf(
                    "  alone %.0f ns, traced %.0f ns, %.2f times, %.0f calls a second; status %d, %s%n",
                    alone, traced, traced / alone, 2e9 / traced, status, lastLine(file));
            return traced / alone;
        }
    }

    private static String lastLine(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.reduce("", (before, line) -> line);
        }
    }
}
