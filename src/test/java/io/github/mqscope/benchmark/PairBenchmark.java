package io.github.mqscope.benchmark;

import com.sun.management.ThreadMXBean;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.mqueue.MessageBuffer;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.TestQueue;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// One send and one receive of 64 bytes on a queue that is never full nor empty when it is asked.
final class PairBenchmark {
    private static final int ROUNDS = 9;
    private static final int PAIRS = 200_000;
    private static final double GOAL = 2.0;

    private static final String TWIN = """
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
                char message[64] = "benchmark";
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

    private PairBenchmark() {}

    static List<Figure> run() throws Exception {
        try (TestQueue own = TestQueue.create();
                MessageBuffer buffer = own.queue().newBuffer()) {
            CProgram twin = CProgram.of(TWIN);
            String name = new String(own.name().bytes(), StandardCharsets.UTF_8);
            buffer.length(64).priority(3);
            pairs(own.queue(), buffer);
            Rounds rounds = Rounds.compare(
                    "send + receive of 64 bytes",
                    "%.0f ns",
                    ROUNDS,
                    () -> Double.parseDouble(
                            twin.run(name, Integer.toString(PAIRS)).getFirst()),
                    () -> pairs(own.queue(), buffer));
            long allocated = allocatedBytes(own.queue(), buffer);
            String bytes = allocated + " bytes";
            return List.of(
                    rounds.ratioAtMost(GOAL),
                    Figure.alone("  allocated in " + PAIRS + " pairs", bytes, "0 bytes", allocated == 0));
        }
    }

    private static double pairs(MessageQueue queue, MessageBuffer buffer) throws QueueException {
        long start = System.nanoTime();
        for (int i = 0; i < PAIRS; i++) {
            queue.send(buffer);
            queue.receive(buffer);
        }
        return (System.nanoTime() - start) / (double) PAIRS;
    }

    private static long allocatedBytes(MessageQueue queue, MessageBuffer buffer) throws QueueException {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long asking = -threads.getCurrentThreadAllocatedBytes();
        asking += threads.getCurrentThreadAllocatedBytes();
        long before = threads.getCurrentThreadAllocatedBytes();
        pairs(queue, buffer);
        return threads.getCurrentThreadAllocatedBytes() - before - asking;
    }
}
