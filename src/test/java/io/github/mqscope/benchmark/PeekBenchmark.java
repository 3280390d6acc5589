package io.github.mqscope.benchmark;

import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.peek.PeekRequest;
import io.github.mqscope.model.peek.ProbeUnavailable;
import io.github.mqscope.model.peek.QueueContents;
import io.github.mqscope.mqueue.MessageBuffer;
import io.github.mqscope.probe.Peek;
import io.github.mqscope.probe.Probe;
import io.github.mqscope.probe.ProbeState;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.CpuTime;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Looking at a full queue of 64-byte messages, beside a C program that takes them all out and puts them back;
/// and what one refresh of a queue of ten costs. In an IPC namespace with room for as many as may be.
final class PeekBenchmark {
    private static final int ROUNDS = 15;
    private static final int REFRESHES = 5000;
    private static final int MOST = 65536;
    private static final double GOAL = 1.0;

    /// A C program that takes so many messages out of a queue and puts them back; it tells the nanoseconds.
    static final String TWIN = """
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
                int count = atoi(argv[2]);
                char (*messages)[64] = malloc(64L * count);
                unsigned *priorities = malloc(sizeof(unsigned) * count);
                if (q == -1) { perror("mq_open"); return 1; }
                double start = now();
                for (int i = 0; i < count; i++) {
                    if (mq_receive(q, messages[i], 64, &priorities[i]) != 64) return 1;
                }
                for (int i = 0; i < count; i++) {
                    if (mq_send(q, messages[i], 64, priorities[i])) return 1;
                }
                printf("%.1f\\n", now() - start);
                return 0;
            }
            """;

    private PeekBenchmark() {}

    static List<Figure> run() throws Exception {
        List<String> wrapper = new ArrayList<>(Requires.privateNamespace());
        wrapper.add("echo " + MOST + " > /proc/sys/fs/mqueue/msg_max && exec \"$@\"");
        wrapper.add("sh");
        List<Figure> figures = new ArrayList<>();
        try (Peer inside = JavaProgram.start(wrapper, PeekBenchmark.class)) {
            inside.lines()
                    .forEach(line -> Figure.parse(line).ifPresentOrElse(figures::add, () -> System.out.println(line)));
        }
        return figures;
    }

    /// The same, inside the namespace.
    public static void main(String[] args) throws Exception {
        switch (Probe.open()) {
            case ProbeState.Absent(ProbeUnavailable absent) ->
                System.out.println("peek: not measured, " + absent.why());
            case ProbeState.Ready(Peek peek) -> {
                try (peek) {
                    full(peek);
                    refresh(peek);
                }
            }
        }
    }

    private static void full(Peek peek) throws Exception {
        try (TestQueue own = largest(MOST)) {
            long count = fill(own);
            CProgram twin = CProgram.of(TWIN);
            peek(peek, own, count);
            Rounds rounds = Rounds.compare(
                    "peek of " + count + " messages; C takes and resends all",
                    "%.0f ns",
                    ROUNDS,
                    () -> Double.parseDouble(twin.run(own.name().toString(), Long.toString(count))
                            .getFirst()),
                    () -> peek(peek, own, count));
            System.out.println(rounds.ratioAtMost(GOAL).line());
        }
    }

    /// A queue with room for so many messages of 64 bytes, or as many as there may be: RLIMIT_MSGQUEUE is what stops
    /// it, and others use it as well.
    static TestQueue largest(int most) throws QueueException {
        for (long maxmsg = most; ; maxmsg -= maxmsg / 16) {
            try {
                return TestQueue.create(maxmsg, 64);
            } catch (QueueException e) {
                if (maxmsg < 32) {
                    throw e;
                }
            }
        }
    }

    /// Sends messages of 64 bytes until the queue is full.
    static long fill(TestQueue own) throws QueueException {
        long count = 0;
        try (MessageBuffer message = own.queue().newBuffer()) {
            while (own.queue().trySend(message.length(64).priority((int) (count * 7919 % 16)))) {
                count++;
            }
        }
        return count;
    }

    private static double peek(Peek peek, TestQueue own, long count) throws QueueException {
        long start = System.nanoTime();
        QueueContents contents = peek.contents(own.queue(), PeekRequest.all(64));
        long time = System.nanoTime() - start;
        if (!contents.settled() || contents.messages().size() != count) {
            throw new IllegalStateException("not what was sent");
        }
        return time;
    }

    private static void refresh(Peek peek) throws Exception {
        try (TestQueue own = TestQueue.create()) {
            long count = fill(own);
            for (int i = 0; i < REFRESHES; i++) {
                peek(peek, own, count);
            }
            long before = CpuTime.nanos();
            for (int i = 0; i < REFRESHES; i++) {
                peek(peek, own, count);
            }
            double micros = (CpuTime.nanos() - before) / 1000.0 / REFRESHES;
            String ours = String.format(Locale.ROOT, "%.1f us", micros);
            System.out.println(Figure.alone("peek of ten messages, processor time", ours, "< 100 us", micros < 100)
                    .line());
        }
    }
}
