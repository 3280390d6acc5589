package io.github.mqscope.benchmark;

import io.github.mqscope.local.WatchOptions;
import io.github.mqscope.local.Watcher;
import io.github.mqscope.loop.EventLoop;
import io.github.mqscope.model.EventLog;
import io.github.mqscope.testing.CProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Looking at 256 idle queues once a second: what the loop's thread costs, beside C with the same three calls a queue.
final class IdleBenchmark {
    private static final int QUEUES = 256;
    private static final int ROUNDS = 3;
    private static final int SECONDS = 5;
    private static final double GOAL_PERCENT = 2;

    private static final String TWIN = """
            #include <mqueue.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <sys/stat.h>
            #include <time.h>
            #include <unistd.h>
            static double cpu(void) {
                struct timespec t;
                clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
                return t.tv_sec + t.tv_nsec / 1e9;
            }
            int main(int argc, char **argv) {
                int seconds = atoi(argv[1]), queues = argc - 2;
                mqd_t q[queues];
                for (int i = 0; i < queues; i++) {
                    q[i] = mq_open(argv[i + 2], O_RDONLY | O_NONBLOCK);
                    if (q[i] == -1) { perror(argv[i + 2]); return 1; }
                }
                double start = cpu();
                for (int n = 0; n < seconds; n++) {
                    sleep(1);
                    for (int i = 0; i < queues; i++) {
                        struct mq_attr attributes;
                        struct stat stat;
                        char status[128];
                        if (mq_getattr(q[i], &attributes) || fstat(q[i], &stat)
                            || pread(q[i], status, sizeof status, 0) <= 0) return 1;
                    }
                }
                printf("%f\\n", (cpu() - start) * 100 / seconds);
                return 0;
            }
            """;

    private IdleBenchmark() {}

    public static void main(String[] args) throws Exception {
        try (QueueCrowd crowd = QueueCrowd.of(QUEUES)) {
            List<String> arguments = new ArrayList<>(List.of(Integer.toString(SECONDS)));
            arguments.addAll(crowd.names(QUEUES));
            String[] words = arguments.toArray(String[]::new);
            EventLoop loop = new EventLoop((what, why) -> System.err.println(what + ": " + why));
            new Watcher(loop, WatchOptions.ALL, snapshot -> {}, new EventLog()).start();
            Thread thread = Thread.ofPlatform().name("loop").start(loop::run);
            Rounds rounds = Rounds.compare(
                    "256 idle queues at 1 Hz, share of a core",
                    "%.2f %%",
                    ROUNDS,
                    () -> Double.parseDouble(CProgram.of(TWIN).run(words).getFirst()),
                    IdleBenchmark::ours);
            System.out.println(rounds.oursBelow(GOAL_PERCENT).line());
            loop.stop();
            thread.join();
        }
    }

    private static double ours() throws InterruptedException {
        TaskClock clock = TaskClock.of("loop");
        long before = clock.cpu();
        TimeUnit.SECONDS.sleep(SECONDS);
        return (clock.cpu() - before) * 100.0 / TimeUnit.SECONDS.toNanos(SECONDS);
    }
}
