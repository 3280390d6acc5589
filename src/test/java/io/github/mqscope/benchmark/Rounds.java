package io.github.mqscope.benchmark;

import java.util.Arrays;

/// Alternating rounds of C and Java, and their minimum, median and maximum.
final class Rounds {
    /// One round: what it measured, in nanoseconds.
    @FunctionalInterface
    interface Round {
        double run() throws Exception;
    }

    private Rounds() {}

    /// Runs C and Java in turn and prints both and the ratio of each pair of neighbours.
    static void compare(String what, int rounds, double goal, Round c, Round java) throws Exception {
        double[] cs = new double[rounds];
        double[] javas = new double[rounds];
        double[] ratios = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            cs[i] = c.run();
            javas[i] = java.run();
            ratios[i] = javas[i] / cs[i];
        }
        System.out.printf("%s, %d rounds each, min / median / max%n", what, rounds);
        System.out.println("  C      " + summary(cs, "%.0f ns"));
        System.out.println("  Java   " + summary(javas, "%.0f ns"));
        System.out.println("  ratio  " + summary(ratios, "%.2f") + String.format("   goal: median at most %.1f", goal));
    }

    private static String summary(double[] values, String format) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        String all = format + " / " + format + " / " + format;
        return String.format(all, sorted[0], median(sorted), sorted[sorted.length - 1]);
    }

    /// The middle of sorted values.
    static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }
}
