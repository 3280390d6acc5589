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
    private static final double GOAL_RATIO = 1.5;
    private static final double RATE = 950;
    private static final int FX = 0; // Of THREADS.

    private WindowBenchmark() {}

    public static void main(String[] args) throws Exception {
        try (QueueCrowd crowd = QueueCrowd.of(QUEUES);
                OpenWindow window = new OpenWindow()) {
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
            frames("window, 256 idle queues", window);
            double one = busy("window, 1 of 256 queues busy", window, crowd.names(1));
            double all = busy("window, 256 of 256 queues busy", window, crowd.names(QUEUES));
            tell(share(all, one));
            long most = window.mostQueued();
            tell(Figure.alone("updates in the FX thread's queue, most", "" + most, "<= 1", most <= 1));
        }
    }

    private static void tell(Figure figure) {
        System.out.println(figure.line());
    }

    private static Figure share(double all, double one) {
        return new Figure(
                "FX thread's share of a core, all busy by one busy",
                String.format(Locale.ROOT, "%.1f %%", all),
                "-",
                String.format(Locale.ROOT, "%.2f", all / one),
                "ratio <= 1.5",
                all / one <= GOAL_RATIO);
    }

    private static double busy(String what, OpenWindow window, List<String> queues) throws Exception {
        try (Load load = new Load(SETTLE_SECONDS + SECONDS + 2, queues)) {
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
            double fx = frames(what, window);
            double rate = load.rate();
            tell(Figure.alone("  messages in each, by the load", Math.round(rate) + " /s", "1000 /s", rate > RATE));
            return fx;
        }
    }

    /// @return percent of a core that the FX thread took
    private static double frames(String what, OpenWindow window) throws Exception {
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
        double fx = tellCpu(before);
        double p99 = quantile(frames.intervals(), 0.99);
        double own = quantile(frames.ownIntervals(), 0.99);
        tell(figure(what + ", frames p99", p99));
        tell(figure("  the same without waiting for a core", own));
        return fx;
    }

    private static Figure figure(String what, double millis) {
        return Figure.alone(what, String.format(Locale.ROOT, "%.1f ms", millis), "< 33 ms", millis < GOAL_MILLIS);
    }

    private static long[] cpu() {
        return THREADS.stream().mapToLong(thread -> TaskClock.of(thread).cpu()).toArray();
    }

    private static double tellCpu(long[] before) {
        double[] percent = new double[THREADS.size()];
        Arrays.setAll(
                percent,
                i -> (TaskClock.of(THREADS.get(i)).cpu() - before[i]) * 100.0 / TimeUnit.SECONDS.toNanos(SECONDS));
        StringBuilder line = new StringBuilder("  cpu     ");
        for (int i = 0; i < percent.length; i++) {
            line.append(String.format(Locale.ROOT, " %s %.1f %% ", THREADS.get(i), percent[i]));
        }
        System.out.println(line);
        return percent[FX];
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
