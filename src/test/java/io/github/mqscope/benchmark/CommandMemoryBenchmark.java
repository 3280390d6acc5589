package io.github.mqscope.benchmark;

import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.Peer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What commands hold in memory, as the launcher starts them: beside 256 queues, while a C program sends and receives
/// in one of them as fast as it can.
final class CommandMemoryBenchmark {
    private static final String LAUNCHER = Path.of("target/mqscope/bin/mqscope").toString();
    private static final int QUEUES = 256;
    private static final int SECONDS = Integer.getInteger("seconds", 60);
    private static final long GOAL = 120;

    private static final String LOAD = """
            #include <mqueue.h>
            #include <signal.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <sys/prctl.h>
            #include <time.h>
            int main(int argc, char **argv) {
                mqd_t q = mq_open(argv[1], O_RDWR);
                char body[16] = "busy";
                long seconds = atol(argv[2]), calls = 0;
                struct timespec now, start;
                prctl(PR_SET_PDEATHSIG, SIGKILL);
                if (q == -1) { perror("mq_open"); return 1; }
                clock_gettime(CLOCK_MONOTONIC, &start);
                do {
                    for (int i = 0; i < 1000; i++, calls += 2) {
                        mq_send(q, body, 16, 0);
                        mq_receive(q, body, sizeof body, 0);
                    }
                    clock_gettime(CLOCK_MONOTONIC, &now);
                } while (now.tv_sec - start.tv_sec < seconds);
                printf("%ld\\n", calls / seconds);
                return 0;
            }
            """;

    private CommandMemoryBenchmark() {}

    public static void main(String[] args) throws Exception {
        try (QueueCrowd crowd = QueueCrowd.of(QUEUES)) {
            String name = crowd.names(1).getFirst();
            measure(name, "watch", "--json");
            measure(name, "trace", "--json", name);
            measure(name, "receive", "--follow", crowd.names(2).getLast());
        }
    }

    private static void measure(String name, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(LAUNCHER));
        command.addAll(List.of(words));
        Process mqscope = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (Peer load = CProgram.of(LOAD).start(name, "" + SECONDS)) {
            TimeUnit.SECONDS.sleep(SECONDS);
            tell(words[0], mqscope, Long.parseLong(load.line()));
        } finally {
            mqscope.destroy();
            mqscope.waitFor();
        }
    }

    private static void tell(String what, Process mqscope, long rate) throws IOException {
        Resident memory = Resident.of(mqscope.pid());
        System.out.println("  " + what + ": the load made " + rate + " calls a second; " + memory);
        long most = memory.most();
        System.out.println(
                Figure.alone("mqscope " + what + ", resident at the most", most + " MB", "< 120 MB", most < GOAL)
                        .line());
    }
}
