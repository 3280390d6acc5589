package io.github.mqscope.faults;

import io.github.mqscope.drain.DrainProgram;
import io.github.mqscope.drain.MoveProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A look and a move killed with SIGKILL at each of their system calls: on entering it, and where a message changes
/// hands also on the way out of it, before anything of ours has run again. Then what a next start finds.
public final class KillTable {
    private static final Duration MOST_EACH = Duration.ofSeconds(80);
    private static final String HEAD = """
            | killed | system calls | kills | messages | once | lost | twice | said to be uncertain | journals reported wrongly |
            |---|---:|---:|---:|---:|---:|---:|---:|---:|
            """;

    private KillTable() {}

    @SuppressWarnings("SystemOut") // It is asked for what it prints.
    public static void main(String[] args) throws Exception {
        System.out.print(table());
    }

    /// The table as Markdown. Takes about three minutes at the most; needs strace.
    public static String table() throws Exception {
        StringBuilder table = new StringBuilder(HEAD);
        table.append(row("a look: all taken out and put back", DrainProgram.class, List.of("restore")));
        table.append(row("a move to another queue", MoveProgram.class, List.of()));
        return table.toString();
    }

    private static String row(String what, Class<?> program, List<String> more) throws Exception {
        Path directory = Files.createTempDirectory("mqscope-kills");
        try {
            return row(what, new Victim(program, more, directory));
        } finally {
            delete(directory);
        }
    }

    private static String row(String what, Victim victim) throws Exception {
        List<KillPoint> points = victim.points();
        Tally tally = new Tally();
        long start = System.nanoTime();
        for (KillPoint point : spread(points)) {
            if (System.nanoTime() - start < MOST_EACH.toNanos()) {
                victim.kill(point, tally);
            }
        }
        return "| " + what + " | " + points.size() + " | " + tally.columns() + " |\n";
    }

    // Every second first, then the others, so that a slow machine leaves no part of the act out.
    private static List<KillPoint> spread(List<KillPoint> points) {
        List<KillPoint> spread = new ArrayList<>();
        for (int from = 0; from < 2; from++) {
            for (int at = from; at < points.size(); at += 2) {
                spread.add(points.get(at));
            }
        }
        return spread;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
