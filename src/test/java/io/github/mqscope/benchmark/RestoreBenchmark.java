package io.github.mqscope.benchmark;

import io.github.mqscope.drain.Drain;
import io.github.mqscope.drain.DrainProgress;
import io.github.mqscope.drain.Journal;
import io.github.mqscope.drain.Journals;
import io.github.mqscope.drain.Restore;
import io.github.mqscope.drain.Restored;
import io.github.mqscope.testing.CProgram;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A look without the probe, at thousands of messages of 64 bytes: each is on the disk before the next is taken; then
/// they are put back, and until the last one is, others see fewer. Putting back is compared with a C program that
/// takes all out into its memory and sends them back. In an IPC namespace with room for as many as may be.
final class RestoreBenchmark {
    private static final int MOST = 10_000; // Where RLIMIT_MSGQUEUE allows it.
    private static final int ROUNDS = Integer.getInteger("rounds", 7);
    private static final int WARM_UP = 2;
    private static final double GOAL_MICROS = 1e6 / MOST; // 10,000 in a second.

    private static double takingOut; // Of one message in the last round.

    private RestoreBenchmark() {}

    static List<Figure> run() throws Exception {
        List<String> wrapper = new ArrayList<>(Requires.privateNamespace());
        wrapper.add("echo " + MOST + " > /proc/sys/fs/mqueue/msg_max && exec \"$@\"");
        wrapper.add("sh");
        List<Figure> figures = new ArrayList<>();
        try (Peer inside = JavaProgram.start(wrapper, RestoreBenchmark.class)) {
            inside.lines()
                    .forEach(line -> Figure.parse(line).ifPresentOrElse(figures::add, () -> System.out.println(line)));
        }
        return figures;
    }

    /// The same, inside the namespace.
    public static void main(String[] args) throws Exception {
        Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "restore-");
        try (TestQueue own = PeekBenchmark.largest(MOST)) {
            long count = PeekBenchmark.fill(own);
            CProgram twin = CProgram.of(PeekBenchmark.TWIN);
            for (int i = 0; i < WARM_UP; i++) {
                double _ = outAndBack(own, count, directory);
            }
            Rounds rounds = Rounds.compare(
                    "putting back " + count + " messages, each; C takes and resends",
                    "%.1f us",
                    ROUNDS,
                    () -> Double.parseDouble(twin.run(own.name().toString(), Long.toString(count))
                                    .getFirst())
                            / 1000
                            / count,
                    () -> outAndBack(own, count, directory));
            System.out.println(rounds.oursBelow(GOAL_MICROS).line());
            System.out.println(Figure.alone(
                            "taking them out, each on the disk before the next",
                            String.format(Locale.ROOT, "%.0f us", takingOut),
                            "none",
                            true)
                    .line());
        } finally {
            Files.delete(directory);
        }
    }

    // Gives what putting one back took.
    private static double outAndBack(TestQueue own, long count, Path directory) throws IOException {
        long start = System.nanoTime();
        try (Journal journal = Drain.run(own.queue(), own.queue().key(), new Journals(directory), DrainProgress.SILENT)
                .journal()) {
            long out = System.nanoTime();
            takingOut = (out - start) / 1000.0 / count;
            Restored restored = Restore.run(own.queue(), journal, Restore.Choice.SAFE, DrainProgress.SILENT);
            if (restored.sent() != count || !restored.journalDeleted()) {
                throw new IOException("not all came back: " + restored.sentences());
            }
            return (System.nanoTime() - out) / 1000.0 / count;
        }
    }
}
