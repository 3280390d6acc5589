package io.github.mqscope.ui.chart;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// Where an axis is marked, and with which words: round values, no more of them than there is room for.
final class Ticks {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final List<Long> TIME_STEPS = List.of(
            1_000L,
            2_000L,
            5_000L,
            10_000L,
            15_000L,
            30_000L,
            MINUTE,
            2 * MINUTE,
            5 * MINUTE,
            10 * MINUTE,
            15 * MINUTE,
            30 * MINUTE,
            60 * MINUTE,
            180 * MINUTE,
            360 * MINUTE,
            720 * MINUTE,
            DAY);

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAYS = DateTimeFormatter.ofPattern("d MMM", Locale.ROOT);
    private static final double MANY = 100_000;
    private static final double THOUSAND = 1000;

    private Ticks() {}

    /// The distance between marks from 0 to `top`: 1, 2 or 5 times a power of ten, whole, at most `most` of them.
    static long step(double top, int most) {
        double least = Math.max(1, top / Math.max(1, most));
        long power = (long) Math.pow(10, Math.floor(Math.log10(least)));
        for (long factor : new long[] {1, 2, 5}) {
            if (factor * power >= least) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /// The value at the end of an axis that shows `value`: the next mark at or above it.
    static long above(double value, int most) {
        long step = step(value, most);
        return Math.max(step, (long) Math.ceil(value / step) * step);
    }

    /// The distance between marks in time, in milliseconds, for at most `most` in `millis`.
    static long timeStep(long millis, int most) {
        long least = millis / Math.max(1, most);
        return TIME_STEPS.stream().filter(step -> step >= least).findFirst().orElse(DAY * Math.ceilDiv(least, DAY));
    }

    /// The first mark after a moment: a round time of the clock on the wall.
    static long firstAfter(long moment, long step, ZoneId zone) {
        long offset = zone.getRules().getOffset(Instant.ofEpochMilli(moment)).getTotalSeconds() * 1000L;
        return Math.floorDiv(moment + offset, step) * step + step - offset;
    }

    /// A moment as a mark of such distances shows it.
    static String time(long moment, long step, ZoneId zone) {
        DateTimeFormatter words = step >= DAY ? DAYS : step >= MINUTE ? MINUTES : SECONDS;
        return words.format(Instant.ofEpochMilli(moment).atZone(zone));
    }

    /// A number of messages, short: `65,536`, `120k`, `1.5M`.
    static String number(double value) {
        if (value < MANY) {
            return String.format(Locale.ROOT, value == Math.rint(value) ? "%,.0f" : "%,.1f", value);
        }
        double thousands = value / THOUSAND;
        return thousands < THOUSAND
                ? String.format(Locale.ROOT, "%.0fk", thousands)
                : String.format(Locale.ROOT, "%.1fM", thousands / THOUSAND);
    }
}
