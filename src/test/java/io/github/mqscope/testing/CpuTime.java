package io.github.mqscope.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the calling thread has cost.
public final class CpuTime {
    private CpuTime() {}

    /// Nanoseconds on a processor, user and system, see `/proc/PID/schedstat` in proc(5).
    public static long nanos() {
        try {
            return Long.parseLong(
                    Files.readString(Path.of("/proc/thread-self/schedstat")).split(" ")[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
