package io.github.mqscope.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A line of the summary: ours, a C program's where there is one, and whether the goal was met.
///
/// @param load load average of the last minute when it was measured: with more than there are cores, judge the ratio
record Figure(String name, String ours, String theirs, String ratio, String goal, boolean met, String load) {
    /// What stands above the rows.
    static final String HEAD = row("", "ours", "C", "ratio", "goal", "", "load");

    /// What stands between it and them.
    static final String RULE = "|---|--:|--:|--:|---|---|--:|";

    private static final String NONE = "-";
    private static final String MARK = "figure\t";

    Figure(String name, String ours, String theirs, String ratio, String goal, boolean met) {
        this(name, ours, theirs, ratio, goal, met, loadNow());
    }

    /// One without a C program beside it.
    static Figure alone(String name, String ours, String goal, boolean met) {
        return new Figure(name, ours, NONE, NONE, goal, met);
    }

    private static String loadNow() {
        try {
            return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
        } catch (IOException unreadable) {
            return NONE;
        }
    }

    /// It as a line for [#parse] in another process.
    String line() {
        return MARK + String.join("\t", name, ours, theirs, ratio, goal, Boolean.toString(met), load);
    }

    /// The figure of a line, if it is one.
    static Optional<Figure> parse(String line) {
        if (!line.startsWith(MARK)) {
            return Optional.empty();
        }
        String[] f = line.substring(MARK.length()).split("\t");
        return Optional.of(new Figure(f[0], f[1], f[2], f[3], f[4], Boolean.parseBoolean(f[5]), f[6]));
    }

    /// The line of it in a table.
    String row() {
        return row(name, ours, theirs, ratio, goal, met ? "met" : "not met", load);
    }

    private static String row(Object... columns) {
        return String.format("| %-52s | %12s | %12s | %6s | %-14s | %-8s | %5s |", columns);
    }
}
