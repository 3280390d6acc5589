package io.github.mqscope.benchmark;

import io.github.mqscope.loop.EventLoop;
import io.github.mqscope.mqueue.MessageBuffer;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.sys.Epoll;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.TestQueue;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// From another process's mq_send to the first statement of a handler of the [EventLoop], the median of a round of
/// 500; in C to the first statement after epoll_wait.
///
/// The sender writes CLOCK_MONOTONIC into each message; [System#nanoTime] is the same clock on Linux.
final class LatencyBenchmark {
    private static final int ROUNDS = 31;
    private static final int WARM_UP = 5;
    private static final int MESSAGES = 500;
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final double GOAL = 1.2;

    private static final String SENDER = """
            #include <mqueue.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <time.h>
            int main(int argc, char **argv) {
                mqd_t q = mq_open(argv[1], O_WRONLY);
                struct timespec t, pause = {0, 250000};
                if (q == -1) { perror("mq_open"); return 1; }
                for (int i = atoi(argv[2]); i > 0; i--) {
                    nanosleep(&pause, 0);
                    clock_gettime(CLOCK_MONOTONIC, &t);
                    long long at = t.tv_sec * 1000000000LL + t.tv_nsec;
                    if (mq_send(q, (char *) &at, sizeof at, 0)) { perror("mq_send"); return 1; }
                }
                return 0;
            }
            """;

    private static final String TWIN = """
            #include <mqueue.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <sys/epoll.h>
            #include <time.h>
            static int compare(const void *a, const void *b) {
                long long x = *(long long *) a, y = *(long long *) b;
                return x < y ? -1 : x > y;
            }
            int main(int argc, char **argv) {
                mqd_t q = mq_open(argv[1], O_RDONLY | O_NONBLOCK);
                int count = atoi(argv[2]), n = 0;
                long long *latency = malloc(count * sizeof *latency);
                int set = epoll_create1(0);
                struct epoll_event event = {EPOLLIN | EPOLLET, {0}};
                if (q == -1 || epoll_ctl(set, EPOLL_CTL_ADD, q, &event)) { perror("setup"); return 1; }
                puts("ready");
                fflush(stdout);
                while (n < count) {
                    struct timespec t;
                    char body[64];
                    if (epoll_wait(set, &event, 1, 20000) != 1) return 1;
                    clock_gettime(CLOCK_MONOTONIC, &t);
                    while (n < count && mq_receive(q, body, sizeof body, 0) > 0)
                        latency[n++] = t.tv_sec * 1000000000LL + t.tv_nsec - *(long long *) body;
                }
                qsort(latency, count, sizeof *latency, compare);
                printf("%lld\\n", latency[count / 2]);
                return 0;
            }
            """;

    private LatencyBenchmark() {}

    static List<Figure> run() throws Exception {
        try (TestQueue own = TestQueue.create();
                MessageBuffer buffer = own.queue().newBuffer()) {
            own.queue().nonBlocking(true);
            String name = new String(own.name().bytes(), StandardCharsets.UTF_8);
            for (int i = 0; i < WARM_UP; i++) {
                ours(own.queue(), buffer, name);
            }
            Rounds rounds = Rounds.compare(
                    "another process's mq_send to our handler",
                    "%.0f ns",
                    ROUNDS,
                    () -> theirs(name),
                    () -> ours(own.queue(), buffer, name));
            return List.of(rounds.ratioAtMost(GOAL));
        }
    }

    private static Peer sender(String name) throws Exception {
        return CProgram.of(SENDER).start(name, Integer.toString(MESSAGES));
    }

    private static double theirs(String name) throws Exception {
        try (Peer twin = CProgram.of(TWIN).start(name, Integer.toString(MESSAGES))) {
            require(twin.line().equals("ready"));
            try (Peer sender = sender(name)) {
                double median = Double.parseDouble(twin.line());
                require(sender.exitStatus() == 0);
                return median;
            }
        }
    }

    private static double ours(MessageQueue queue, MessageBuffer buffer, String name) throws Exception {
        double[] latency = new double[MESSAGES];
        AtomicInteger count = new AtomicInteger();
        try (EventLoop loop = new EventLoop((what, why) -> System.err.println(what + ": " + why))) {
            loop.watch(queue.fd(), Epoll.EPOLLIN | Epoll.EPOLLET, events -> {
                long now = System.nanoTime();
                while (count.get() < MESSAGES && queue.tryReceive(buffer)) {
                    latency[count.getAndIncrement()] = now - buffer.memory().get(ValueLayout.JAVA_LONG_UNALIGNED, 0);
                }
                if (count.get() == MESSAGES) {
                    loop.stop();
                }
            });
            loop.every(LIMIT, n -> loop.stop());
            try (Peer sender = sender(name)) {
                loop.run();
                require(count.get() == MESSAGES && sender.exitStatus() == 0);
            }
        }
        return Rounds.median(latency);
    }

    private static void require(boolean held) {
        if (!held) {
            throw new IllegalStateException("the round did not run to its end");
        }
    }
}
