package io.github.mqscope.benchmark;

import io.github.mqscope.sys.Self;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.LauncherOptions;
import io.github.mqscope.testing.Requires;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// All benchmarks, one after the other.
///
/// Those with many queues run in an IPC namespace of their own, in a JVM started as the launcher starts it.
final class Benchmarks {
    private Benchmarks() {}

    static String table() throws Exception {
        List<Figure> figures = new ArrayList<>(PairBenchmark.run());
        figures.addAll(LatencyBenchmark.run());
        figures.addAll(inPrivateNamespace(List.of(), IdleBenchmark.class));
        figures.addAll(inPrivateNamespace(List.of(), ListBenchmark.class));
        figures.addAll(inPrivateNamespace(display(), WindowBenchmark.class));
        figures.addAll(inPrivateNamespace(roomy(display()), WorkBenchmark.class));
        figures.addAll(inPrivateNamespace(List.of(), CommandMemoryBenchmark.class));
        figures.addAll(inPrivateNamespace(display(), PictureBenchmark.class));
        figures.addAll(inPrivateNamespace(display(), ChartBenchmark.class));
        figures.addAll(inPrivateNamespace(display(), BodyBenchmark.class));
        figures.addAll(PeekBenchmark.run());
        figures.addAll(RestoreBenchmark.run());
        figures.addAll(TraceBenchmark.run());
        figures.addAll(inPrivateNamespace(List.of(), AgentBenchmark.class));
        figures.addAll(SshBenchmark.run());
        return table(figures);
    }

    static String processes() throws Exception {
        return table(inPrivateNamespace(List.of(), ProcessBenchmark.class));
    }

    private static String table(List<Figure> figures) {
        List<String> lines = new ArrayList<>(List.of(Figure.HEAD, Figure.RULE));
        figures.forEach(figure -> lines.add(figure.row()));
        return String.join("\n", lines);
    }

    // The headless platform copies every pixel of a frame in Java on the FX thread, an X server does not.
    private static List<String> display() {
        return System.getenv("DISPLAY") == null && Requires.isOnPath("xvfb-run")
                ? List.of("xvfb-run", "-a", "-s", "-screen 0 1000x1000x24")
                : List.of();
    }

    // A queue longer than ten messages.
    private static List<String> roomy(List<String> display) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", WorkBenchmark.ROOM + " && exec \"$@\"", "sh"));
        command.addAll(display);
        return command;
    }

    private static List<Figure> inPrivateNamespace(List<String> display, Class<?> main)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("unshare", Self.euid() == 0 ? "-im" : "-Urim"));
        command.addAll(display);
        command.add("env");
        command.addAll(LauncherOptions.environment());
        command.addAll(JavaProgram.command(LauncherOptions.of(), main));
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
