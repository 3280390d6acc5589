package io.github.mqscope.benchmark;

import java.util.Arrays;
import java.util.Locale;

/// Alternating rounds of C and Java: what each measured, and the ratio of each pair of neighbours.
final class Rounds {
    private final String what;
    private final String unit;
    private final double[] c;
    private final double[] java;
    private final double[] ratios;

    private Rounds(String what, String unit, int rounds) {
        this.what = what;
        this.unit = unit;
        c = new double[rounds];
        java = new double[rounds];
        ratios = new double[rounds];
    }

    /// One round: what it measured.
    @FunctionalInterface
    interface Round {
        double run() throws Exception;
    }

    /// Runs C and Java in turn and prints the minimum, median and maximum of both and of the ratios.
    /// @param unit a format with its unit, such as `%.0f ns`
    static Rounds compare(String what, String unit, int rounds, Round c, Round java) throws Exception {
        Rounds all = new Rounds(what, unit, rounds);
        for (int i = 0; i < rounds; i++) {
            all.c[i] = c.run();
            all.java[i] = java.run();
            all.ratios[i] = all.java[i] / all.c[i];
        }
        System.out.printf("%s, %d rounds each, min / median / max%n", what, rounds);
        System.out.println("  C      " + summary(all.c, unit));
        System.out.println("  Java   " + summary(all.java, unit));
        System.out.println("  ratio  " + summary(all.ratios, "%.2f"));
        return all;
    }

    /// With a goal for the ratio's median.
    Figure ratioAtMost(double most) {
        return figure(String.format(Locale.ROOT, "ratio <= %.1f", most), median(ratios) <= most);
    }

    /// With a goal for the median of ours.
    Figure oursBelow(double most) {
        return figure("< " + format(unit, most), median(java) < most);
    }

    private Figure figure(String goal, boolean met) {
        return new Figure(
                what, format(unit, median(java)), format(unit, median(c)), format("%.2f", median(ratios)), goal, met);
    }

    private static String summary(double[] values, String unit) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return format(unit, sorted[0]) + " / " + format(unit, median(sorted)) + " / "
                + format(unit, sorted[sorted.length - 1]);
    }

    private static String format(String unit, double value) {
        return String.format(Locale.ROOT, unit, value);
    }

    /// The middle of the values.
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
