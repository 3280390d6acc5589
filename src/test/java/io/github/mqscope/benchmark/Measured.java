package io.github.mqscope.benchmark;

import io.github.mqscope.faults.KillTable;
import io.github.mqscope.local.FaultTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `.github/MEASURED.md`: a part for each thing that was measured, each with its date. A part that is measured anew
/// takes the place of the old one, the others stay.
final class Measured {
    private static final Path FILE = Path.of(".github", "MEASURED.md");
    private static final String HEAD = """
            # Measured

            Made by `mvn -Pbenchmark verify`, a part of it by `mvn -Pbenchmark verify -Donly=NAME`; not by hand.
            """;
    private static final String PART = "\n## ";

    private final Map<String, String> parts = new LinkedHashMap<>();

    private Measured() {}

    private interface Table {
        String make() throws Exception;
    }

    private record Part(String name, String words, Table table) {}

    private static List<Part> parts() {
        return List.of(
                new Part(
                        "figures",
                        "What things cost, beside a C program where there is one, in the same run: judge the ratios.",
                        Benchmarks::table),
                new Part(
                        "processes",
                        "Who holds a queue and who waits on it, among 3,000 processes of 60 descriptors: by /proc and by the"
                                + " kernel's own walk.",
                        Benchmarks::processes),
                new Part(
                        "observers",
                        "How often a program that unlinks its queue, pauses, and creates it anew near its RLIMIT_MSGQUEUE"
                                + " fails with EMFILE, because somebody looks.",
                        ObserverTable::table),
                new Part(
                        "kills",
                        "SIGKILL at each system call of an act that takes messages out, or of an agent at random moments, and"
                                + " where each message was then.",
                        KillTable::table),
                new Part(
                        "faults",
                        "Each system call of an opening failed in turn, and what was left open or registered.",
                        FaultTable::table),
                new Part(
                        "mutants",
                        "Small changes made to the code by PIT, one at a time, and whether a test noticed.",
                        Mutants::table));
    }

    /// Measures everything, or the part that is named.
    public static void main(String[] args) throws Exception {
        for (Part part : parts()) {
            if (args.length == 0 || args[0].equals(part.name)) {
                System.out.println("measuring: " + part.name);
                read().put(part.name, part.words, part.table.make());
            }
        }
    }

    /// What is there.
    static Measured read() throws IOException {
        Measured measured = new Measured();
        try {
            String[] parts = Files.readString(FILE).split(PART);
            for (int i = 1; i < parts.length; i++) {
                measured.parts.put(parts[i].lines().findFirst().orElse(""), parts[i]);
            }
        } catch (NoSuchFileException none) {
            // The first time.
        }
        return measured;
    }

    /// Takes a part up and writes the file.
    /// @param words what the table tells, in a sentence or two
    void put(String part, String words, String table) throws IOException {
        String date = "Measured on " + LocalDate.now(ZoneOffset.UTC) + ".";
        parts.put(part, part + "\n" + words.strip() + " " + date + "\n\n" + table.strip() + "\n");
        Files.writeString(FILE, HEAD + PART + String.join(PART, parts.values()));
    }
}
