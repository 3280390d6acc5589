package io.github.mqscope.benchmark;

import io.github.mqscope.testing.JavaProgram;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Small changes made to the code, one at a time, and whether a test notices each: what PIT counts.
///
/// The rooms are those whose tests run in one process and in milliseconds. A mutant that no test reaches counts as
/// not noticed.
final class Mutants {
    private static final Path REPORT = Path.of("target", "mutants");
    private static final String ROOT = "io.github.mqscope.";
    private static final List<String> ROOMS = List.of("body", "body.struct", "drain", "model.template");

    private Mutants() {}

    static String table() throws IOException, InterruptedException {
        run();
        StringBuilder table = new StringBuilder("| room | mutants | noticed | not noticed | not reached | share |\n")
                .append("|---|---|---|---|---|---|\n");
        counts(Files.readAllLines(REPORT.resolve("mutations.csv")))
                .forEach((room, count) -> table.append(String.format(
                        Locale.ROOT,
                        "| `%s` | %d | %d | %d | %d | %.0f %% |%n",
                        room,
                        count.all,
                        count.noticed,
                        count.all - count.noticed - count.unreached,
                        count.unreached,
                        100.0 * count.noticed / count.all)));
        return table.toString();
    }

    private static final class Count {
        private int all;
        private int noticed;
        private int unreached;
    }

    // A line is: file, class, mutator, method, line, status, test.
    private static Map<String, Count> counts(List<String> lines) {
        Map<String, Count> counts = new TreeMap<>();
        for (String line : lines) {
            String[] columns = line.split(",");
            String name = columns[1].substring(ROOT.length());
            Count count = counts.computeIfAbsent(name.substring(0, name.lastIndexOf('.')), _ -> new Count());
            count.all++;
            switch (columns[5]) {
                case "SURVIVED" -> {}
                case "NO_COVERAGE" -> count.unreached++;
                default -> count.noticed++;
            }
        }
        return counts;
    }

    // As its own documentation says: a process that starts others, with the class path of this one.
    private static void run() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(JavaProgram.command(Mutants.class));
        command.removeLast();
        command.addAll(List.of(
                "org.pitest.mutationtest.commandline.MutationCoverageReport",
                "--reportDir=" + REPORT,
                "--sourceDirs=src/main/java",
                "--targetClasses=" + patterns("*"),
                "--excludedClasses=" + ROOT + "*Test," + ROOT + "*Program",
                "--targetTests=" + patterns("*Test"),
                "--excludedTestClasses=" + ROOT + "drain.Killed*",
                "--mutableCodePaths=" + mutable(),
                "--outputFormats=CSV",
                "--timestampedReports=false",
                "--threads=2",
                "--timeoutConst=8000",
                "--jvmArgs=-Xrs,-XX:-UsePerfData,-XX:+DisableAttachMechanism,--enable-native-access=ALL-UNNAMED"));
        Files.createDirectories(REPORT);
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(REPORT.resolve("log").toFile())
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("PIT ended with " + status + ", see " + REPORT.resolve("log"));
        }
    }

    private static String patterns(String classes) {
        return String.join(
                ",", ROOMS.stream().map(room -> ROOT + room + "." + classes).toList());
    }

    // The folder of the class path in which our classes are.
    private static String mutable() {
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (Files.isRegularFile(Path.of(entry, "io", "github", "mqscope", "Main.class"))) {
                return entry;
            }
        }
        throw new IllegalStateException("our classes are in no folder of the class path");
    }
}
