package io.github.mqscope.benchmark;

import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.Peer;
import java.nio.file.Path;
import java.util.List;

/// `mqscope list` through the launcher, from start to exit, with 16 queues to list.
final class ListBenchmark {
    private static final Path LAUNCHER = Path.of("target", "mqscope", "bin", "mqscope");
    private static final int QUEUES = 16;
    private static final int ROUNDS = 15;
    private static final double GOAL_MILLIS = 800;

    // Told the names, so that it needs no queue file system.
    private static final String TWIN = """
            #include <mqueue.h>
            #include <stdio.h>
            int main(int argc, char **argv) {
                for (int i = 1; i < argc; i++) {
                    struct mq_attr a;
                    mqd_t q = mq_open(argv[i], O_RDONLY);
                    if (q == -1 || mq_getattr(q, &a)) { perror(argv[i]); return 1; }
                    printf("%s %ld %ld %ld\\n", argv[i], a.mq_curmsgs, a.mq_maxmsg, a.mq_msgsize);
                    mq_close(q);
                }
                return 0;
            }
            """;

    private ListBenchmark() {}

    public static void main(String[] args) throws Exception {
        try (QueueCrowd crowd = QueueCrowd.of(QUEUES)) {
            List<String> twin = CProgram.of(TWIN).command(crowd.names(QUEUES).toArray(String[]::new));
            Rounds rounds = Rounds.compare(
                    "mqscope list from the launcher",
                    "%.0f ms",
                    ROUNDS,
                    () -> millis(twin, QUEUES),
                    () -> millis(List.of(LAUNCHER.toString(), "list"), QUEUES + 1));
            System.out.println(rounds.oursBelow(GOAL_MILLIS).line());
        }
    }

    private static double millis(List<String> command, int expectedLines) throws Exception {
        long start = System.nanoTime();
        try (Peer peer = Peer.start(command)) {
            int lines = peer.lines().size();
            if (peer.exitStatus() != 0 || lines != expectedLines) {
                throw new IllegalStateException(command + " printed " + lines + " lines: " + peer.errors());
            }
            return (System.nanoTime() - start) / 1e6;
        }
    }
}
