package io.github.mqscope.benchmark;

import io.github.mqscope.Main;
import io.github.mqscope.agent.AgentProcess;
import io.github.mqscope.agent.AgentSpace;
import io.github.mqscope.local.LocalSpace;
import io.github.mqscope.log.LogHead;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.model.trace.TraceCounts;
import io.github.mqscope.model.trace.TraceLog;
import io.github.mqscope.model.trace.TraceOptions;
import io.github.mqscope.model.trace.TraceStatus;
import io.github.mqscope.space.Space;
import io.github.mqscope.testing.Await;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.LauncherOptions;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.TestQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// An agent that is started as for another IPC namespace, beside the space of this process: how long a snapshot is on
/// its way, traced calls through the pipe, and what both ends cost while nothing happens.
final class AgentBenchmark {
    private static final int QUEUES = 256;
    private static final int CHANGES = 300;
    private static final double WAY_MILLIS = 5;
    private static final int TRACED_SECONDS = 10;
    private static final int RATE = 100_000;
    private static final int SETTLE_SECONDS = 90; // A history shows a minute.
    private static final int IDLE_SECONDS = 20;
    private static final double IDLE_PERCENT = 1;

    // Pairs of a send and a receive, so many each millisecond; it catches up where it was late.
    private static final String LOAD = """
            #include <mqueue.h>
            #include <signal.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <sys/prctl.h>
            #include <time.h>
            int main(int argc, char **argv) {
                mqd_t q = mq_open(argv[1], O_RDWR);
                int seconds = atoi(argv[2]), pairs = atoi(argv[3]) / 2000;
                long calls = 0;
                char body[16] = "traced";
                struct timespec start, next, now;
                prctl(PR_SET_PDEATHSIG, SIGKILL);
                if (q == -1) { perror("mq_open"); return 1; }
                puts("ready");
                fflush(stdout);
                getchar();
                clock_gettime(CLOCK_MONOTONIC, &start);
                next = start;
                for (int tick = 0; tick < seconds * 1000; tick++) {
                    for (int i = 0; i < pairs; i++)
                        calls += !mq_send(q, body, 16, 3) + (mq_receive(q, body, 16, 0) == 16);
                    if ((next.tv_nsec += 1000000) >= 1000000000) { next.tv_nsec -= 1000000000; next.tv_sec++; }
                    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &next, 0);
                }
                clock_gettime(CLOCK_MONOTONIC, &now);
                printf("%ld %f\\n", calls, now.tv_sec - start.tv_sec + (now.tv_nsec - start.tv_nsec) / 1e9);
                return 0;
            }
            """;

    private AgentBenchmark() {}

    public static void main(String[] args) throws Exception {
        try (QueueCrowd crowd = QueueCrowd.of(QUEUES);
                AgentSpace there = agent()) {
            idle(there);
            snapshots(there, crowd.queues().getLast());
            traced(there, crowd.queues().getFirst(), "agent, its first trace: calls by the load");
            traced(there, crowd.queues().getFirst(), "  its second: calls by the load");
        }
    }

    private static AgentSpace agent() throws Exception {
        long here = ProcessHandle.current().pid();
        List<String> command = new ArrayList<>(List.of("nsenter", "--target", Long.toString(here), "--ipc", "--"));
        command.addAll(JavaProgram.command(LauncherOptions.of("agent"), Main.class, "agent"));
        return AgentProcess.start(command).open(LogHead.VERSION);
    }

    private static void print(String what, String ours, String goal, boolean met) {
        System.out.println(Figure.alone(what, ours, goal, met).line());
    }

    /// When a space has shown that a queue is as deep as was waited for.
    private static final class Arrival {
        private final QueueKey queue;
        private volatile int wanted = -1;
        private volatile long atNanos;
        private final double[] ways = new double[CHANGES * 100];
        private volatile int snapshots = -1; // None is counted at first.

        Arrival(Space space, TestQueue queue) throws Exception {
            this.queue = queue.queue().key();
            space.watch(this::see);
        }

        // The clocks of both ends are that of the machine.
        private void see(Snapshot snapshot) {
            long now = System.nanoTime();
            int counted = snapshots;
            if (counted >= 0 && counted < ways.length) {
                snapshots = counted + 1;
                ways[counted] = Duration.between(snapshot.asOf(), Instant.now()).toNanos() / 1e6;
            }
            if (snapshot.find(queue).map(QueueState::depth).orElse(-1L) == wanted) {
                wanted = -1;
                atNanos = now;
            }
        }

        void count() {
            snapshots = 0;
        }

        void await(int depth) {
            wanted = depth;
        }

        double millisSince(long nanos) {
            Await.until("it is seen", () -> wanted < 0);
            return (atNanos - nanos) / 1e6;
        }

        double[] ways() {
            return Arrays.copyOf(ways, snapshots);
        }
    }

    private static double quantile(double[] values, double q) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) (q * (sorted.length - 1))];
    }

    private static void snapshots(AgentSpace there, TestQueue queue) throws Exception {
        double[] local = new double[CHANGES];
        double[] remote = new double[CHANGES];
        Random random = new Random(13);
        try (LocalSpace here = new LocalSpace((what, why) -> {}, () -> {}, Optional.empty())) {
            Arrival near = new Arrival(here, queue);
            Arrival far = new Arrival(there, queue);
            TimeUnit.SECONDS.sleep(2);
            far.count();
            for (int i = 0; i < CHANGES; i++) {
                TimeUnit.MILLISECONDS.sleep(60 + random.nextInt(100));
                int depth = 1 - i % 2;
                near.await(depth);
                far.await(depth);
                long start = System.nanoTime();
                change(queue, depth);
                local[i] = near.millisSince(start);
                remote[i] = far.millisSince(start);
            }
            tell(local, remote, far.ways());
        }
    }

    private static void change(TestQueue queue, int depth) throws Exception {
        if (depth == 1) {
            queue.queue().send(new Message(0, new byte[1]));
        } else {
            try (var buffer = queue.queue().newBuffer()) {
                queue.queue().receive(buffer);
            }
        }
    }

    // Each space publishes by a beat of 50 ms of its own: one is before the other now and then.
    private static void tell(double[] local, double[] remote, double[] ways) {
        System.out.printf(
                "a change until a snapshot has it, here %.2f / %.2f ms, by the agent %.2f / %.2f ms (p50 / p99)%n",
                quantile(local, 0.5), quantile(local, 0.99), quantile(remote, 0.5), quantile(remote, 0.99));
        for (double q : new double[] {0.5, 0.99}) {
            double way = quantile(ways, q);
            print(
                    String.format(Locale.ROOT, "agent: a snapshot's way to the window, p%.0f", q * 100),
                    String.format(Locale.ROOT, "%.2f ms", way),
                    "< 5 ms",
                    way < WAY_MILLIS);
        }
        for (double q : new double[] {0.5, 0.99}) {
            double later = quantile(remote, q) - quantile(local, q);
            print(
                    String.format(Locale.ROOT, "  a change seen by it later than here, p%.0f", q * 100),
                    String.format(Locale.ROOT, "%.2f ms", later),
                    "< 5 ms",
                    later < WAY_MILLIS);
        }
    }

    private static void traced(AgentSpace there, TestQueue queue, String what) throws Exception {
        Await.until("a trace can be begun", () -> there.tracing().isAvailable());
        try (Peer load = CProgram.of(LOAD).start(queue.name().toString(), "" + TRACED_SECONDS, "" + RATE)) {
            require(load.line().equals("ready"));
            there.tracing()
                    .start(new TraceOptions(
                            Map.of(queue.name(), Optional.of(queue.queue().key())), Optional.empty(), 4096));
            Await.until("it runs", () -> there.tracing().status() instanceof TraceStatus.Running);
            Reader reader = new Reader(there.tracing().log());
            Duration before = cpu(there);
            load.input().write('\n');
            load.input().flush();
            while (load.isAlive()) {
                reader.read();
            }
            String[] made = load.line().split(" ");
            there.tracing().stop();
            Await.until("it is over", Duration.ofMinutes(1), () -> {
                reader.read();
                return there.tracing().status() instanceof TraceStatus.Ended(var counts)
                        && reader.read + reader.missed >= counts.seen();
            });
            TraceCounts counts = ((TraceStatus.Ended) there.tracing().status()).counts();
            Duration cost = cpu(there).minus(before);
            tell(what, Long.parseLong(made[0]), Double.parseDouble(made[1]), counts, reader, cost);
        }
    }

    private static void require(boolean held) {
        if (!held) {
            throw new IllegalStateException("the load did not begin");
        }
    }

    /// Reads the calls as a window does, now and then.
    private static final class Reader {
        private final TraceLog log;
        private long at;
        private long read;
        private long missed;

        Reader(TraceLog log) {
            this.log = log;
            this.at = log.first();
        }

        void read() throws InterruptedException {
            TimeUnit.MILLISECONDS.sleep(10);
            TraceLog.Batch batch = log.since(at, TraceLog.CAPACITY);
            at = batch.last();
            read += batch.events().size();
            missed += batch.missed();
        }
    }

    private static void tell(String what, long made, double seconds, TraceCounts counts, Reader reader, Duration cost) {
        System.out.printf(
                "%d calls made, in the kernel %s; %d read here, %d missed; both ends %.2f s of processor in %.2f s%n",
                made, counts, reader.read, reader.missed, cost.toMillis() / 1e3, seconds);
        long rate = Math.round(made / seconds);
        print(what, String.format(Locale.ROOT, "%d /s", rate), "100,000 /s", rate >= RATE * 98 / 100);
        long lost = counts.lost() + reader.missed;
        print("  lost of " + made, "" + lost, "0", lost == 0);
        print("  neither seen nor lost", "" + (made - reader.read - lost), "0", reader.read + lost == made);
    }

    private static Duration cpu(AgentSpace there) {
        return cpu(ProcessHandle.current().pid()).plus(cpu(there.identity().pid()));
    }

    private static Duration cpu(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow();
    }

    private static void idle(AgentSpace there) throws Exception {
        there.watch(snapshot -> {});
        TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
        double[] near = new double[3];
        double[] far = new double[3];
        double[] both = new double[3];
        for (int i = 0; i < both.length; i++) {
            Duration here = cpu(ProcessHandle.current().pid());
            Duration beyond = cpu(there.identity().pid());
            TimeUnit.SECONDS.sleep(IDLE_SECONDS);
            near[i] = share(cpu(ProcessHandle.current().pid()).minus(here));
            far[i] = share(cpu(there.identity().pid()).minus(beyond));
            both[i] = near[i] + far[i];
        }
        System.out.println("idle: here " + Arrays.toString(near) + " %, there " + Arrays.toString(far) + " %");
        double median = Rounds.median(both);
        print(
                "agent: 256 idle queues, both ends' share of a core",
                String.format(Locale.ROOT, "%.2f %%", median),
                "< 1.00 %",
                median < IDLE_PERCENT);
    }

    private static double share(Duration cost) {
        return cost.toNanos() * 100.0 / TimeUnit.SECONDS.toNanos(IDLE_SECONDS);
    }
}
