package io.github.mqscope.benchmark;

import io.github.mqscope.model.queue.Message;
import io.github.mqscope.model.queue.QueueKey;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.TestQueue;
import io.github.mqscope.ui.shell.Shell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import javafx.application.Platform;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The window at work: 256 queues, and 100,000 calls a second that come into a trace in sight. In one minute the
/// arrow keys walk through a list of 6,000 messages, as many as RLIMIT_MSGQUEUE leaves room for, in the next
/// through the 20,000 rows of the trace, which stands still meanwhile and counts.
final class WorkBenchmark {
    private static final int QUEUES = 255;
    private static final int MESSAGES = Integer.getInteger("messages", 6_000);
    private static final int TRACED = 20_000;

    /// Makes room for them in the IPC namespace.
    static final String ROOM = "echo " + MESSAGES + " > /proc/sys/fs/mqueue/msg_max";

    private static final int CALLS_A_SECOND = 100_000;
    private static final int MINUTES = Integer.getInteger("minutes", 10);
    private static final int SETTLE_SECONDS = 10;
    private static final int KEYS_A_MINUTE = 100;
    private static final double FRAMES_GOAL = 33;
    private static final double KEY_GOAL = 50;
    private static final long RESIDENT_GOAL = 400;
    private static final double REACHED = 0.95;
    private static final double NANOS_A_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    // In bursts of a millisecond, so that the rate holds also where a sleep takes longer than it should.
    private static final String LOAD = """
            #include <mqueue.h>
            #include <signal.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <sys/prctl.h>
            #include <time.h>
            int main(int argc, char **argv) {
                mqd_t busy = mq_open(argv[1], O_RDWR), full = mq_open(argv[2], O_RDWR);
                long seconds = atol(argv[3]), pairs = atol(argv[4]) / 2, done = 0, late = 0, most = pairs / 10;
                char body[64] = "at work";
                unsigned priority;
                struct timespec now, start;
                prctl(PR_SET_PDEATHSIG, SIGKILL);
                if (busy == -1 || full == -1) { perror("mq_open"); return 1; }
                clock_gettime(CLOCK_MONOTONIC, &start);
                for (long second = 0; second < seconds;) {
                    clock_gettime(CLOCK_MONOTONIC, &now);
                    double passed = now.tv_sec - start.tv_sec + (now.tv_nsec - start.tv_nsec) / 1e9;
                    long due = passed * pairs - late;
                    if (due - done > most) { late += due - done - most; due = done + most; }
                    for (; done < due; done++) {
                        mq_send(busy, body, 16, done % 8);
                        mq_receive(busy, body, sizeof body, &priority);
                    }
                    if (passed >= second + 1) {
                        second++;
                        mq_receive(full, body, sizeof body, &priority);
                        mq_send(full, body, 8, priority);
                    }
                    struct timespec nap = {0, 1000000};
                    nanosleep(&nap, 0);
                }
                printf("%ld\\n", done * 2 / seconds);
                return 0;
            }
            """;

    private WorkBenchmark() {}

    public static void main(String[] args) throws Exception {
        try (QueueCrowd crowd = QueueCrowd.of(QUEUES);
                TestQueue full = filled();
                OpenWindow window = new OpenWindow()) {
            open(window.shell(), full);
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
            List<String> names = List.of(crowd.names(1).getFirst(), text(full));
            int seconds = (int) TimeUnit.MINUTES.toSeconds(MINUTES) + SETTLE_SECONDS;
            try (Peer load = CProgram.of(LOAD).start(names.get(0), names.get(1), "" + seconds, "" + CALLS_A_SECOND)) {
                TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
                work(window);
                tellLoad(window, Long.parseLong(load.line()));
            }
        }
    }

    private static TestQueue filled() throws Exception {
        TestQueue queue = TestQueue.create(MESSAGES, 8);
        for (int i = 0; i < MESSAGES; i++) {
            queue.queue().send(new Message(i % 8, new byte[8]));
        }
        return queue;
    }

    private static String text(TestQueue queue) {
        return new String(queue.name().bytes(), StandardCharsets.UTF_8);
    }

    private static void open(Shell shell, TestQueue full) throws Exception {
        var key = full.queue().key();
        await(() -> key.equals(shell.selection().key().get()) || select(shell, key));
        await(() -> shell.root().lookup("#peeked") instanceof TableView<?> t
                && t.getItems().size() == MESSAGES);
        await(() -> {
            ((TabPane) shell.root().lookup("#below")).getSelectionModel().select(1);
            return shell.actions().run("trace.toggle");
        });
    }

    private static boolean select(Shell shell, QueueKey key) {
        var now = shell.selection().snapshot().get();
        if (now != null && now.find(key).isPresent()) {
            shell.selection().key().set(key);
        }
        return false;
    }

    private static void work(OpenWindow window) throws Exception {
        List<double[]> frames = new ArrayList<>();
        List<double[]> own = new ArrayList<>();
        List<Double> keys = new ArrayList<>();
        for (int minute = 1; minute <= MINUTES; minute++) {
            Keys walk = new Keys(window.shell(), minute % 2 == 1 ? "#peeked" : "#trace");
            Thread walker = Thread.ofPlatform().daemon().name("keys").start(walk);
            Frames drawn = window.frames(60);
            walker.interrupt();
            walker.join();
            walk.end();
            frames.add(drawn.intervals());
            own.add(drawn.ownIntervals());
            keys.addAll(walk.millis);
            Resident memory = Resident.of(ProcessHandle.current().pid());
            System.out.printf(
                    Locale.ROOT,
                    "  minute %2d: %d frames, p99 %.1f ms, own %.1f ms; %d keys, p99 %.1f ms; %s%n",
                    minute,
                    drawn.count(),
                    p99(drawn.intervals()),
                    p99(drawn.ownIntervals()),
                    walk.millis.size(),
                    p99(sorted(walk.millis)),
                    memory);
        }
        tell(frames, own, keys);
    }

    private static void tell(List<double[]> frames, List<double[]> own, List<Double> keys) throws IOException {
        String what = "256 queues, 20,000 rows, 100,000 calls/s: ";
        millis(what + "frames p99", p99(all(frames)), FRAMES_GOAL);
        millis("  the same without waiting for a core", p99(all(own)), FRAMES_GOAL);
        millis("  an arrow key until it is drawn, p99", p99(sorted(keys)), KEY_GOAL);
        millis("  the same, median", sorted(keys)[keys.size() / 2], KEY_GOAL);
        Resident memory = Resident.of(ProcessHandle.current().pid());
        resident("  resident after " + MINUTES + " minutes", memory.now());
        resident("  the same at the most", memory.most());
    }

    private static void resident(String what, long mebibytes) {
        tell(Figure.alone(what, mebibytes + " MiB", "< " + RESIDENT_GOAL + " MiB", mebibytes < RESIDENT_GOAL));
    }

    private static void tellLoad(OpenWindow window, long rate) {
        boolean reached = rate > REACHED * CALLS_A_SECOND;
        tell(Figure.alone("  calls a second, by the load", rate + " /s", "100,000 /s", reached));
        long most = window.mostQueued();
        tell(Figure.alone("  updates in the FX thread's queue, most", "" + most, "<= 1", most <= 1));
        System.out.println("  trace: " + window.shell().space().tracing().status());
    }

    private static void millis(String name, double value, double goal) {
        tell(Figure.alone(
                name,
                String.format(Locale.ROOT, "%.1f ms", value),
                String.format(Locale.ROOT, "< %.0f ms", goal),
                value < goal));
    }

    private static void tell(Figure figure) {
        System.out.println(figure.line());
    }

    private static double[] all(List<double[]> parts) {
        return parts.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
    }

    private static double[] sorted(List<Double> values) {
        return values.stream().flatMapToDouble(DoubleStream::of).sorted().toArray();
    }

    private static double p99(double[] sorted) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) (0.99 * (sorted.length - 1))];
    }

    private static void await(Supplier<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!fx(condition)) {
            if (System.nanoTime() > deadline) {
                throw new IOException("the window did not get there");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static void onFx(Runnable what) throws Exception {
        boolean done = fx(() -> {
            what.run();
            return true;
        });
        assert done;
    }

    private static <T> T fx(Supplier<T> what) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> result.complete(what.get()));
        return result.get(60, TimeUnit.SECONDS);
    }

    /// Presses Down in the list of messages and takes the time until the frame after is laid out and handed to the
    /// renderer, with the wait for the FX thread.
    private static final class Keys implements Runnable {
        private static final long PAUSE_MILLIS = 60_000 / KEYS_A_MINUTE - 60;

        private final List<Double> millis = new ArrayList<>();
        private final Shell shell;
        private final TableView<?> table;
        private final boolean stands;

        Keys(Shell shell, String list) throws Exception {
            this.shell = shell;
            this.table = (TableView<?>) shell.root().lookup(list);
            this.stands = list.equals("#trace");
            if (stands) {
                await(() -> table.getItems().size() == TRACED);
                toggle();
                onFx(() -> table.scrollTo(0));
            }
            onFx(() -> table.getSelectionModel().select(0));
        }

        private void toggle() throws Exception {
            await(() -> shell.actions().run("trace.pause"));
        }

        void end() throws Exception {
            if (stands) {
                toggle();
            }
        }

        @Override
        public void run() {
            try {
                while (true) {
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                    long before = System.nanoTime();
                    CompletableFuture<Long> drawn = new CompletableFuture<>();
                    Platform.runLater(() -> press(drawn));
                    millis.add((drawn.get(60, TimeUnit.SECONDS) - before) / NANOS_A_MILLI);
                }
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        private void press(CompletableFuture<Long> drawn) {
            int before = table.getSelectionModel().getSelectedIndex();
            table.requestFocus();
            table.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.DOWN, false, false, false, false));
            if (table.getSelectionModel().getSelectedIndex() == before) {
                drawn.completeExceptionally(new IOException("the key moved nothing"));
            }
            Runnable[] after = new Runnable[1];
            after[0] = () -> {
                shell.scene().removePostLayoutPulseListener(after[0]);
                Platform.runLater(() -> drawn.complete(System.nanoTime()));
            };
            shell.scene().addPostLayoutPulseListener(after[0]);
            Platform.requestNextPulse();
        }
    }
}
