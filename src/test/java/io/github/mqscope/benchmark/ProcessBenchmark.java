package io.github.mqscope.benchmark;

import io.github.mqscope.local.WatchOptions;
import io.github.mqscope.local.Watcher;
import io.github.mqscope.loop.EventLoop;
import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.queue.HeldQueues;
import io.github.mqscope.probe.HoldersProgram;
import io.github.mqscope.probe.TraceProgram;
import io.github.mqscope.proc.ProcessTable;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Self;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// Looking through 3,000 processes of 60 descriptors for those that hold a queue: once, and again and again.
final class ProcessBenchmark {
    private static final Path LAUNCHER = Path.of("target", "mqscope", "bin", "mqscope");
    private static final int PROCESSES = 3000;
    private static final int DESCRIPTORS = 60;
    private static final int ROUNDS = 5;
    private static final int SECONDS = 20;

    /// Root without the capabilities that loading a BPF program takes.
    private static final List<String> LESS = List.of("setpriv", "--bounding-set=-sys_admin,-bpf,-perfmon");

    private static final Duration MOST = Duration.ofSeconds(60);

    /// Starts them, says so, and ends them with its input.
    private static final String CROWD = """
            #include <fcntl.h>
            #include <signal.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <sys/prctl.h>
            #include <unistd.h>
            int main(int argc, char **argv) {
                int processes = atoi(argv[1]), descriptors = atoi(argv[2]);
                for (int i = 3; i < descriptors; i++) open("/etc/passwd", O_RDONLY);
                for (int i = 0; i < processes; i++)
                    if (fork() == 0) {
                        prctl(PR_SET_PDEATHSIG, SIGKILL);
                        for (;;) pause();
                    }
                puts("there");
                fflush(stdout);
                return getchar() == 0;
            }
            """;

    private static final String TWIN = """
            #include <ctype.h>
            #include <dirent.h>
            #include <stdio.h>
            #include <string.h>
            #include <time.h>
            #include <unistd.h>
            int main(void) {
                struct timespec from, to;
                struct dirent *each, *fd;
                int found = 0;
                clock_gettime(CLOCK_MONOTONIC, &from);
                DIR *proc = opendir("/proc");
                while ((each = readdir(proc))) {
                    char path[300], target[300];
                    if (!isdigit(each->d_name[0])) continue;
                    snprintf(path, sizeof path, "/proc/%s/fd", each->d_name);
                    DIR *fds = opendir(path);
                    while (fds && (fd = readdir(fds))) {
                        ssize_t length = readlinkat(dirfd(fds), fd->d_name, target, sizeof target - 1);
                        if (length > 1) {
                            target[length] = 0;
                            found += target[0] == '/' && !strchr(target + 1, '/');
                        }
                    }
                    if (fds) closedir(fds);
                }
                clock_gettime(CLOCK_MONOTONIC, &to);
                printf("%f\\n", (to.tv_sec - from.tv_sec) * 1e3 + (to.tv_nsec - from.tv_nsec) / 1e6);
                return found < 0;
            }
            """;

    private static final String RECEIVER = """
            #include <mqueue.h>
            int main(int argc, char **argv) {
                char buffer[64];
                return mq_receive(mq_open(argv[1], O_RDONLY), buffer, sizeof buffer, 0) < 0;
            }
            """;

    private ProcessBenchmark() {}

    public static void main(String[] args) throws Exception {
        CProgram _ = CProgram.of(RECEIVER); // Before there is a crowd in the compiler's way.
        try (TestQueue queue = TestQueue.create();
                Peer crowd = CProgram.of(CROWD).start(Integer.toString(PROCESSES), Integer.toString(DESCRIPTORS))) {
            crowd.line();
            ProcessTable table = new ProcessTable(queue.queue().key().dev());
            System.out.println(Rounds.compare(
                            "looking through 3,000 processes once; C reads the links",
                            "%.0f ms",
                            ROUNDS,
                            () -> Double.parseDouble(CProgram.of(TWIN).run().getFirst()),
                            () -> millis(table::scan))
                    .ratioAtMost(1.5)
                    .line());
            if (Requires.isOnPath("lsof")) {
                tell("  lsof", "%.0f ms", millis(() -> run(List.of("lsof", "-n", "-P"))), Double.POSITIVE_INFINITY);
            }
            watched(queue, "", Optional::empty);
            info(queue, "", LESS);
            if (Self.euid() == 0) {
                walked(queue);
            }
        }
    }

    // As root alone: who may not load it has what stands above.
    private static void walked(TestQueue queue) throws Exception {
        TraceProgram.Audience all = new TraceProgram.Audience(true, 0);
        tell(
                "  loading the kernel's walk",
                "%.1f ms",
                median(() -> HoldersProgram.load(all).close()),
                50);
        try (HoldersProgram program = HoldersProgram.load(all)) {
            tell("  the kernel's walk", "%.1f ms", median(program::walk), 20);
            watched(queue, ", by the kernel's walk", () -> walk(program));
        }
        info(queue, ", by the kernel's walk", List.of());
        tell(
                "  of that the start: mqscope --version",
                "%.0f ms",
                median(() -> run(List.of(LAUNCHER.toString(), "--version"))),
                Double.POSITIVE_INFINITY);
    }

    private static Optional<HeldQueues> walk(HoldersProgram program) {
        try {
            return Optional.of(program.walk());
        } catch (ErrnoException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void info(TestQueue queue, String how, List<String> before) throws Exception {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(LAUNCHER.toString(), "info", queue.name().toString()));
        tell("  mqscope info" + how, "%.0f ms", median(() -> run(command)), 400);
    }

    private static void tell(String what, String unit, double value, double most) {
        String goal = most == Double.POSITIVE_INFINITY ? "none" : "< " + format(unit, most);
        System.out.println(
                Figure.alone(what, format(unit, value), goal, value < most).line());
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double millis(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(Work work) throws Exception {
        double[] all = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            all[i] = millis(work);
        }
        return Rounds.median(all);
    }

    private static void run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(MOST.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(command + " did not end");
        }
        if (process.exitValue() > 1) { // Of lsof's 1 there are many reasons.
            throw new IllegalStateException(command + " ended with " + process.exitValue());
        }
    }

    private static String format(String unit, double value) {
        return String.format(Locale.ROOT, unit, value);
    }

    private static void watched(TestQueue queue, String how, Supplier<Optional<HeldQueues>> walk) throws Exception {
        AtomicReference<Snapshot> latest = new AtomicReference<>();
        EventLoop loop = new EventLoop((what, why) -> System.err.println(what + ": " + why));
        Watcher watcher = new Watcher(loop, WatchOptions.ALL, latest::set, new EventLog());
        watcher.walkBy(walk);
        watcher.start();
        Thread thread = Thread.ofPlatform().name("loop").start(loop::run);
        TimeUnit.SECONDS.sleep(SECONDS / 2); // The first look is at all of them.
        TaskClock clock = TaskClock.of("proc");
        long before = clock.cpu();
        TimeUnit.SECONDS.sleep(SECONDS);
        double share = (clock.cpu() - before) * 100.0 / TimeUnit.SECONDS.toNanos(SECONDS);
        tell("  once a second" + how + ", share of a core", "%.2f %%", share, 2);
        double[] seen = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            seen[i] = seenAfter(queue, latest);
        }
        double last = Arrays.stream(seen).max().orElseThrow();
        tell("  a new blocked thread is shown" + how + ", at the latest", "%.0f ms", last, 1100);
        loop.stop();
        thread.join();
    }

    private static double seenAfter(TestQueue queue, AtomicReference<Snapshot> latest) throws Exception {
        Instant end = Instant.now().plus(MOST);
        double millis;
        try (Peer receiver = CProgram.of(RECEIVER).start(queue.name().toString())) {
            receiver.awaitBlocked();
            long start = System.nanoTime();
            while (Instant.now().isBefore(end) && !isBlocked(latest, queue)) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            millis = (System.nanoTime() - start) / 1e6;
        }
        while (Instant.now().isBefore(end) && isBlocked(latest, queue)) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return millis;
    }

    private static boolean isBlocked(AtomicReference<Snapshot> latest, TestQueue queue) throws Exception {
        return Objects.requireNonNull(latest.get()).find(queue.queue().key()).map(QueueState::blockedReceivers).stream()
                .anyMatch(blocked -> !blocked.isEmpty());
    }
}
