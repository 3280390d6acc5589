package io.github.mqscope.benchmark;

import io.github.mqscope.ui.SnapshotBridge;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// The time between frames while something goes on, what the threads spend, and how late the machine itself
/// wakes a thread that asked for a millisecond, by which the frames are to be judged.
final class Frames {
    private static final int MOST = 100_000;
    private static final long MILLI = 1_000_000;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final SnapshotBridge bridge;
    private final Thread loop;
    private final long[] frames = new long[MOST];
    private final long[] wakes = new long[MOST];
    private final AnimationTimer timer;
    private final Thread control;
    private final long fx;
    private final long begun = System.nanoTime();
    private final long fxBefore;
    private final long loopBefore;
    private int count;
    private int woken;
    private long last;
    private long mostWaiting;
    private volatile boolean over;

    private Frames(SnapshotBridge bridge, Thread loop) {
        this.bridge = bridge;
        this.loop = loop;
        fx = Thread.currentThread().threadId();
        fxBefore = threads.getThreadCpuTime(fx);
        loopBefore = threads.getThreadCpuTime(loop.threadId());
        timer = new AnimationTimer() {
            @Override
            public void handle(long frame) {
                long now = System.nanoTime();
                if (last != 0 && count < MOST) {
                    frames[count++] = now - last;
                }
                last = now;
            }
        };
        timer.start();
        control = Thread.ofPlatform().daemon().name("control").start(this::watchTheMachine);
    }

    static Frames begin(SnapshotBridge bridge, Thread loop) throws Exception {
        FutureTask<Frames> begin = new FutureTask<>(() -> new Frames(bridge, loop));
        Platform.runLater(begin);
        return begin.get();
    }

    private void watchTheMachine() {
        while (!over && woken < MOST) {
            long before = System.nanoTime();
            LockSupport.parkNanos(MILLI);
            wakes[woken++] = System.nanoTime() - before;
            mostWaiting = Math.max(mostWaiting, bridge.inQueue());
        }
    }

    String end() throws Exception {
        FutureTask<Long> end = new FutureTask<>(() -> {
            timer.stop();
            return threads.getThreadCpuTime(fx);
        });
        Platform.runLater(end);
        long fxSpent = end.get() - fxBefore;
        long loopSpent = threads.getThreadCpuTime(loop.threadId()) - loopBefore;
        double elapsed = System.nanoTime() - begun;
        over = true;
        control.join();
        return String.format(
                Locale.ROOT,
                "%d frames, between two %s; FX thread %.0f %% and loop %.1f %% of a core; at most %d waiting;"
                        + " a sleep of 1 ms took %s; load %s",
                count,
                milliseconds(frames, count),
                100 * fxSpent / elapsed,
                100 * loopSpent / elapsed,
                mostWaiting,
                milliseconds(wakes, woken),
                Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
    }

    private static String milliseconds(long[] values, int count) {
        long[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT,
                "p50 %.1f, p99 %.1f, max %.1f ms",
                sorted[count / 2] / (double) MILLI,
                sorted[count * 99 / 100] / (double) MILLI,
                sorted[count - 1] / (double) MILLI);
    }
}
