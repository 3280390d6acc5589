package io.github.mqscope.benchmark;

import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.Peer;
import java.util.ArrayList;
import java.util.List;

/// A C program that sends and receives a message each millisecond in each of some queues, while their depth
/// slowly goes up and down. It ends when its time is over, and when the benchmark ends.
final class Load implements AutoCloseable {
    private static final String SOURCE = """
            #include <mqueue.h>
            #include <signal.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <sys/prctl.h>
            #include <time.h>
            int main(int argc, char **argv) {
                int seconds = atoi(argv[1]), queues = argc - 2;
                mqd_t q[queues];
                char body[64] = "busy";
                struct timespec next;
                prctl(PR_SET_PDEATHSIG, SIGKILL);
                for (int i = 0; i < queues; i++) {
                    q[i] = mq_open(argv[i + 2], O_RDWR | O_NONBLOCK);
                    if (q[i] == -1) { perror(argv[i + 2]); return 1; }
                }
                clock_gettime(CLOCK_MONOTONIC, &next);
                time_t end = next.tv_sec + seconds, second = next.tv_sec;
                long sent = 0;
                for (long tick = 0; next.tv_sec < end; tick++) {
                    for (int i = 0; i < queues; i++) {
                        int filling = (tick / 512 + i) & 1, step = tick % 128 == i % 128;
                        if (filling || !step) sent += !mq_send(q[i], body, 16, 0);
                        if (!filling || !step) mq_receive(q[i], body, sizeof body, 0);
                    }
                    struct timespec now;
                    clock_gettime(CLOCK_MONOTONIC, &now);
                    if ((next.tv_nsec += 1000000) >= 1000000000) { next.tv_nsec -= 1000000000; next.tv_sec++; }
                    if (now.tv_sec > next.tv_sec) next = now;
                    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &next, 0);
                    if (next.tv_sec != second) {
                        printf("%ld\\n", sent / queues);
                        fflush(stdout);
                        second = next.tv_sec;
                        sent = 0;
                    }
                }
                return 0;
            }
            """;

    private final Peer peer;

    /// Begins. The thread that calls it must outlive it.
    Load(int seconds, List<String> queues) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(Integer.toString(seconds)));
        arguments.addAll(queues);
        peer = CProgram.of(SOURCE).start(arguments.toArray(String[]::new));
    }

    /// Waits for its end.
    /// @return messages sent in a second through each queue, the median
    double rate() throws InterruptedException {
        return Rounds.median(
                peer.lines().stream().mapToDouble(Double::parseDouble).toArray());
    }

    @Override
    public void close() {
        peer.close();
    }
}
