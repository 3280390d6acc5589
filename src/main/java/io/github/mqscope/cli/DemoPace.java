package io.github.mqscope.cli;

import io.github.mqscope.demo.stage.Step;
import io.github.mqscope.log.Threads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What a lesson waits for between its steps: a line that a person types, a time to read, or nothing.
final class DemoPace {
    private static final Optional<String> END = Optional.empty();

    private final Optional<LinkedBlockingQueue<Optional<String>>> typed;
    private final Optional<Double> speed;

    private DemoPace(Optional<LinkedBlockingQueue<Optional<String>>> typed, Optional<Double> speed) {
        this.typed = typed;
        this.speed = speed;
    }

    /// @param speed how fast it goes on by itself; null for the pace of who types
    static DemoPace of(Terminal terminal, boolean noWait, @Nullable Double speed) {
        if (noWait) {
            return new DemoPace(Optional.empty(), Optional.of(Double.POSITIVE_INFINITY));
        }
        CommandContext around = terminal.context();
        if (!around.stdinIsTerminal() || !around.stdoutIsTerminal()) {
            return new DemoPace(Optional.empty(), Optional.of(speed == null ? 1 : speed));
        }
        LinkedBlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
        Threads.daemon("typed").start(() -> read(terminal, lines));
        return new DemoPace(Optional.of(lines), Optional.ofNullable(speed));
    }

    // On a thread of its own: a read of the terminal cannot be cut short.
    private static void read(Terminal terminal, LinkedBlockingQueue<Optional<String>> lines) {
        try {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(terminal.context().stdin(), StandardCharsets.UTF_8));
            String line;
            while ((line = in.readLine()) != null) {
                lines.add(Optional.of(line.strip()));
            }
        } catch (IOException gone) {
            // As at its end.
        }
        lines.add(END);
    }

    /// Whether a person can answer.
    boolean isAsking() {
        return typed.isPresent();
    }

    /// Whether it goes on when a person has had the time to read.
    boolean isByItself() {
        return speed.isPresent();
    }

    /// The next line that is typed, however long that takes; `q` at the end of input.
    String answer() throws InterruptedException {
        return orEnd(typed.orElseThrow().take());
    }

    /// The next line that is typed; nothing once it goes on by itself.
    String line(Step step) throws InterruptedException {
        if (!isByItself()) {
            return answer();
        }
        long millis = millis(step.readingTime());
        if (typed.isEmpty()) {
            Thread.sleep(millis);
            return "";
        }
        Optional<String> line = typed.get().poll(millis, TimeUnit.MILLISECONDS);
        return line == null ? "" : orEnd(line);
    }

    // The end of input stays the end.
    private String orEnd(Optional<String> line) {
        if (line.isEmpty()) {
            typed.orElseThrow().add(END);
        }
        return line.orElse("q");
    }

    private long millis(Duration reading) {
        double factor = speed.orElse(1.0);
        return Double.isInfinite(factor) ? 0 : Math.round(reading.toMillis() / factor);
    }
}
