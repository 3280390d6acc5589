package io.github.mqscope.faults;

import io.github.mqscope.drain.DrainProgram;
import io.github.mqscope.drain.MoveProgram;
import io.github.mqscope.testing.LoopbackSsh;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// A look and a move killed with SIGKILL at each of their system calls: on entering it, and where a message changes
/// hands also on the way out of it, before anything of ours has run again. Then what a next start finds. And an agent
/// that does everything, killed or cut off at random moments.
public final class KillTable {
    private static final Duration MOST_EACH = Duration.ofSeconds(80);
    private static final int AGENTS = 56;
    private static final String HEAD = """
            | killed | system calls | kills | messages | once | lost | twice | said to be uncertain | journals reported wrongly |
            |---|---:|---:|---:|---:|---:|---:|---:|---:|
            """;

    private KillTable() {}

    @SuppressWarnings("SystemOut") // It is asked for what it prints.
    public static void main(String[] args) throws Exception {
        System.out.print(table());
    }

    /// The table as Markdown. Takes about seven minutes at the most; needs strace and an ssh server.
    public static String table() throws Exception {
        StringBuilder table = new StringBuilder(HEAD);
        table.append(row("a look: all taken out and put back", DrainProgram.class, List.of("restore")));
        table.append(row("a move to another queue", MoveProgram.class, List.of()));
        table.append(agents());
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

    private static String agents() throws Exception {
        Path directory = Files.createTempDirectory("mqscope-kills");
        try (LoopbackSsh ssh =
                LoopbackSsh.start(Files.createDirectory(directory.resolve("ssh")), System.getenv("PATH"))) {
            KilledAgent agent = new KilledAgent(directory, ssh);
            StringBuilder rows = new StringBuilder();
            for (KilledAgent.Way way : KilledAgent.Way.values()) {
                rows.append("| an agent with all acts at once: ")
                        .append(way.words)
                        .append(" | - | ");
                rows.append(kills(agent, way).columns()).append(" |\n");
            }
            return rows.toString();
        } finally {
            delete(directory);
        }
    }

    private static Tally kills(KilledAgent agent, KilledAgent.Way way) throws Exception {
        Random random = new Random(13);
        Tally tally = new Tally();
        long start = System.nanoTime();
        for (int i = 0; i < AGENTS && System.nanoTime() - start < MOST_EACH.toNanos(); i++) {
            agent.kill(way, KilledAgent.moment(i, random), tally);
        }
        return tally;
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
