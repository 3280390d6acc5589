package io.github.mqscope.benchmark;

import io.github.mqscope.loop.EventLoop;
import io.github.mqscope.model.EventLog;
import io.github.mqscope.model.LocalContents;
import io.github.mqscope.model.LocalQueueActs;
import io.github.mqscope.model.Probing;
import io.github.mqscope.model.QueueAccess;
import io.github.mqscope.model.TraceLog;
import io.github.mqscope.model.Tracing;
import io.github.mqscope.model.WatchOptions;
import io.github.mqscope.model.Watcher;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.ui.Panes;
import io.github.mqscope.ui.SnapshotBridge;
import io.github.mqscope.ui.messages.MessagesPane;
import io.github.mqscope.ui.receive.ReceivePane;
import io.github.mqscope.ui.send.SendPane;
import io.github.mqscope.ui.shell.MainWindow;
import io.github.mqscope.ui.shell.WindowParts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// The window under load, in a process of its own. Prints one line a phase.
final class BusyWindow {
    static final int PHASES = 3;

    private static final int QUEUES = 256;
    private static final int SECONDS = 12;

    // Makes the queues, then each millisecond sends to or receives from each busy one, in spells of eight; so
    // depth moves all the time. Ends by itself, also when its parent dies.
    private static final String LOAD = """
            #include <mqueue.h>
            #include <signal.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <sys/prctl.h>
            #include <time.h>
            static long long now(void) {
                struct timespec t;
                clock_gettime(CLOCK_MONOTONIC, &t);
                return t.tv_sec * 1000000000LL + t.tv_nsec;
            }
            int main(int argc, char **argv) {
                int queues = atoi(argv[1]), busy = atoi(argv[2]);
                long long end = now() + atoi(argv[3]) * 1000000000LL, next = now(), begin = now(), calls = 0;
                struct mq_attr attr = {0, 10, 16, 0, {0}};
                mqd_t q[256];
                char name[32], body[16] = "0123456789abcdef";
                prctl(PR_SET_PDEATHSIG, SIGKILL);
                for (int i = 0; i < queues; i++) {
                    snprintf(name, sizeof name, "/busy-%03d", i);
                    q[i] = mq_open(name, O_RDWR | O_CREAT | O_NONBLOCK, 0600, &attr);
                    if (q[i] == -1) { perror(name); return 1; }
                }
                puts("ready");
                fflush(stdout);
                for (long pass = 0; now() < end; pass++) {
                    for (int i = 0; i < busy; i++) {
                        int sends = ((pass >> 3) + i) & 1;
                        for (int both = 0; both < 2; both++)
                            calls += sends ? mq_send(q[i], body, 16, both) == 0
                                           : mq_receive(q[i], body, 16, 0) > 0;
                    }
                    next += 1000000;
                    long long rest = next - now();
                    if (rest > 0) {
                        struct timespec t = {rest / 1000000000, rest % 1000000000};
                        nanosleep(&t, 0);
                    }
                }
                printf("%.0f\\n", busy ? calls / 2 / busy / ((now() - begin) / 1e9) : 0);
                return 0;
            }
            """;

    private BusyWindow() {}

    public static void main(String[] args) throws Exception {
        System.setProperty("prism.order", "sw");
        if (System.getenv("DISPLAY") == null) {
            System.setProperty("glass.platform", "Headless");
        }
        EventLog log = new EventLog();
        QueueAccess access = QueueAccess.open();
        Path journals = Files.createTempDirectory("mqscope-benchmark-");
        SnapshotBridge bridge = new SnapshotBridge();
        LocalQueueActs acts = new LocalQueueActs(access, log);
        LocalContents contents = new LocalContents(access, journals, log);
        EventLoop loop = new EventLoop((what, why) -> System.err.println(what + ": " + why));
        Watcher watcher = new Watcher(loop, WatchOptions.ALL, bridge::publish, log);
        Tracing tracing = new Tracing(loop, new TraceLog(), log);
        Probing probing = new Probing(access, tracing, log, Optional.empty());
        probing.open();
        CountDownLatch shown = new CountDownLatch(1);
        WindowParts parts =
                new WindowParts(bridge, acts, contents, tracing, probing, log, panes(), loop::stop, shell -> {
                    watcher.start();
                    shown.countDown();
                });
        Thread looping = Thread.ofPlatform().name("loop").daemon().start(loop::run);
        Thread.ofPlatform().name("phases").daemon().start(() -> {
            int status = phases(bridge, looping, shown);
            Runtime.getRuntime().halt(status);
        });
        new MainWindow(parts).open();
    }

    private static Panes panes() {
        return new Panes(c -> new MessagesPane(c).view(), c -> new SendPane(c).view(), c -> new ReceivePane(c).view());
    }

    @SuppressWarnings("SystemOut") // Its output is what the benchmark reads.
    private static int phases(SnapshotBridge bridge, Thread loop, CountDownLatch shown) {
        try {
            shown.await();
            for (int busy : new int[] {0, 1, QUEUES}) {
                System.out.println(phase(bridge, loop, busy));
            }
            return 0;
        } catch (Exception e) {
            e.printStackTrace();
            return 1;
        }
    }

    private static String phase(SnapshotBridge bridge, Thread loop, int busy) throws Exception {
        try (Peer load =
                CProgram.of(LOAD).start(Integer.toString(QUEUES), Integer.toString(busy), Integer.toString(SECONDS))) {
            if (!load.line().equals("ready")) {
                throw new IllegalStateException("no load: " + load.errors());
            }
            Frames frames = Frames.begin(bridge, loop);
            String rate = load.line();
            return String.format(Locale.ROOT, "%3d busy at %5s messages/s each: ", busy, rate) + frames.end();
        }
    }
}
