package io.github.mqscope.cli;

import io.github.mqscope.demo.stage.Step;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// What a lesson waits for between its steps: a line that a person types, a time to read, or nothing.
final class DemoPace {
    private static final Optional<String> END = Optional.empty();

    private final Optional<LinkedBlockingQueue<Optional<String>>> typed;
    private final double speed;

    private DemoPace(Optional<LinkedBlockingQueue<Optional<String>>> typed, double speed) {
        this.typed = typed;
        this.speed = speed;
    }

    static DemoPace of(Terminal terminal, boolean noWait, @Nullable Double speed) {
        if (noWait) {
            return new DemoPace(Optional.empty(), Double.POSITIVE_INFINITY);
        }
        if (speed != null || !terminal.surroundings().stdinIsTerminal()) {
            return new DemoPace(Optional.empty(), speed == null ? 1 : speed);
        }
        LinkedBlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
        Thread.ofPlatform().daemon().name("typed").start(() -> read(terminal, lines));
        return new DemoPace(Optional.of(lines), 1);
    }

    // On a thread of its own: a read of the terminal cannot be cut short.
    private static void read(Terminal terminal, LinkedBlockingQueue<Optional<String>> lines) {
        try {
            BufferedReader in = new BufferedReader(
                    new InputStreamReader(terminal.surroundings().stdin(), StandardCharsets.UTF_8));
            String line;
            while ((line = in.readLine()) != null) {
                lines.add(Optional.of(line.strip()));
            }
        } catch (IOException gone) {
            // As at its end.
        }
        lines.add(END);
    }

    /// Whether a person types.
    boolean isAsking() {
        return typed.isPresent();
    }

    /// The next line that is typed; `q` at the end of input.
    String line() throws InterruptedException {
        return typed.orElseThrow().take().orElse("q");
    }

    /// Lets a person read.
    void pause(Step step) throws InterruptedException {
        Duration time = step.readingTime();
        long millis = Double.isInfinite(speed) ? 0 : Math.round(time.toMillis() / speed);
        Thread.sleep(millis);
    }
}
