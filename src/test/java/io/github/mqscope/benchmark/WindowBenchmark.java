package io.github.mqscope.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// The window with 256 queues: idle, one of them busy, all of them busy.
final class WindowBenchmark {
    private static final List<String> THREADS = List.of("JavaFX Applicat", "QuantumRenderer", "loop", "proc");
    private static final int QUEUES = 256;
    private static final int SETTLE_SECONDS = 6;
    private static final int SECONDS = 20;
    private static final double GOAL_MILLIS = 33;

    private WindowBenchmark() {}

    public static void main(String[] args) throws Exception {
        try (QueueCrowd crowd = QueueCrowd.of(QUEUES);
                OpenWindow window = new OpenWindow()) {
            measure("window, 256 idle queues", window, List.of());
            measure("window, 1 of 256 queues busy", window, crowd.names(1));
            measure("window, 256 of 256 queues busy", window, crowd.names(QUEUES));
            boolean one = window.mostQueued() <= 1;
            System.out.println(
                    Figure.alone("updates in the FX thread's queue, most", "" + window.mostQueued(), "<= 1", one)
                            .line());
        }
    }

    private static void measure(String what, OpenWindow window, List<String> busy) throws Exception {
        if (busy.isEmpty()) {
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
            frames(what, window);
            return;
        }
        try (Load load = new Load(SETTLE_SECONDS + SECONDS + 2, busy)) {
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
            frames(what, window);
            System.out.printf(
                    Locale.ROOT, "  load     %.0f messages/s in each of %d queues%n", load.rate(), busy.size());
        }
    }

    private static void frames(String what, OpenWindow window) throws Exception {
        long[] before = cpu();
        long published = window.published();
        Frames frames = window.frames(SECONDS);
        System.out.printf(
                Locale.ROOT,
                "%s: %d frames and %d snapshots in %d s%n",
                what,
                frames.count(),
                window.published() - published,
                SECONDS);
        System.out.println("  frames   " + spread(frames.intervals()));
        System.out.println("  own      " + spread(frames.ownIntervals()) + "  without waiting for a core");
        tellCpu(before);
        double p99 = quantile(frames.intervals(), 0.99);
        double own = quantile(frames.ownIntervals(), 0.99);
        System.out.println(figure(what + ", frames p99", p99).line());
        System.out.println(figure("  the same without waiting for a core", own).line());
    }

    private static Figure figure(String what, double millis) {
        return Figure.alone(what, String.format(Locale.ROOT, "%.1f ms", millis), "< 33 ms", millis < GOAL_MILLIS);
    }

    private static long[] cpu() {
        return THREADS.stream().mapToLong(thread -> TaskClock.of(thread).cpu()).toArray();
    }

    private static void tellCpu(long[] before) {
        long[] now = cpu();
        StringBuilder line = new StringBuilder("  cpu     ");
        for (int i = 0; i < now.length; i++) {
            double percent = (now[i] - before[i]) * 100.0 / TimeUnit.SECONDS.toNanos(SECONDS);
            line.append(String.format(Locale.ROOT, " %s %.1f %% ", THREADS.get(i), percent));
        }
        System.out.println(line);
    }

    private static String spread(double[] sorted) {
        long late = Arrays.stream(sorted).filter(ms -> ms > GOAL_MILLIS).count();
        return String.format(
                Locale.ROOT,
                "p50 %.1f  p99 %.1f  max %.1f ms, %d over %.0f ms",
                quantile(sorted, 0.5),
                quantile(sorted, 0.99),
                sorted[sorted.length - 1],
                late,
                GOAL_MILLIS);
    }

    private static double quantile(double[] sorted, double q) {
        return sorted[(int) (q * (sorted.length - 1))];
    }
}
