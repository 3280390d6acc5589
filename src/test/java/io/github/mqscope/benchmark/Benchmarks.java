package io.github.mqscope.benchmark;

import io.github.mqscope.sys.Process;
import io.github.mqscope.testing.JavaProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// All benchmarks, one after the other, and a summary of them in `target/benchmarks.txt`.
///
/// Those with many queues run in an IPC namespace of their own, in a JVM started as the launcher starts it.
final class Benchmarks {
    private static final Path SUMMARY = Path.of("target", "benchmarks.txt");

    private Benchmarks() {}

    public static void main(String[] args) throws Exception {
        List<Figure> figures = new ArrayList<>(PairBenchmark.run());
        figures.addAll(LatencyBenchmark.run());
        for (Class<?> alone : List.of(IdleBenchmark.class, ListBenchmark.class, WindowBenchmark.class)) {
            figures.addAll(inPrivateNamespace(alone));
        }
        List<String> lines = new ArrayList<>(List.of(Figure.HEAD));
        figures.forEach(figure -> lines.add(figure.row()));
        Files.write(SUMMARY, lines);
        System.out.println();
        lines.forEach(System.out::println);
    }

    private static List<Figure> inPrivateNamespace(Class<?> main) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("unshare", Process.euid() == 0 ? "-im" : "-Urim"));
        command.addAll(JavaProgram.command(main));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Figure> figures = new ArrayList<>();
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                Figure.parse(line).ifPresentOrElse(figures::add, told(line));
            }
        }
        if (process.waitFor() != 0) {
            figures.add(Figure.alone(main.getSimpleName(), "failed", "needs unshare -i", false));
        }
        return figures;
    }

    private static Runnable told(String line) {
        return () -> System.out.println(line);
    }
}
