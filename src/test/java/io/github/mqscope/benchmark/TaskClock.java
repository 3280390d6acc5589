package io.github.mqscope.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// What a thread of this process has cost and how long it wanted a core and got none, see `/proc/PID/schedstat`
/// in proc(5).
record TaskClock(Path schedstat) {
    /// The thread of a name, or else the one whose name, as the kernel keeps it, begins so.
    static TaskClock of(String name) {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
            Path task = tasks.filter(t -> name(t).startsWith(name))
                    .min(Comparator.comparingInt(t -> name(t).length()))
                    .orElseThrow();
            return new TaskClock(task.resolve("schedstat"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path task) {
        try {
            return Files.readString(task.resolve("comm"));
        } catch (IOException ended) {
            return "";
        }
    }

    /// Nanoseconds on a core.
    long cpu() {
        return field(0);
    }

    /// Nanoseconds in the queue for a core.
    long waited() {
        return field(1);
    }

    private long field(int index) {
        try {
            return Long.parseLong(Files.readString(schedstat).split(" ")[index]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
