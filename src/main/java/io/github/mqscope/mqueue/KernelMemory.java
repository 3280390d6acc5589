package io.github.mqscope.mqueue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// How much memory there is for the kernel to take, as far as it can be read.
final class KernelMemory {
    private static final Path GROUPS = Path.of("/sys/fs/cgroup");

    private KernelMemory() {}

    /// `: 812 kB are available, and this process's memory cgroup uses 1048576 of 1048576 bytes`; empty where nothing
    /// can be read.
    static String words() {
        Optional<String> available =
                field(Path.of("/proc/meminfo"), "MemAvailable:").map(kb -> kb + " are available");
        Optional<String> group = field(Path.of("/proc/self/cgroup"), "0::")
                .map(path -> GROUPS.resolve(path.substring(Math.min(1, path.length()))))
                .flatMap(KernelMemory::group);
        String all = Stream.of(available, group)
                .flatMap(Optional::stream)
                .reduce((a, b) -> a + ", and " + b)
                .orElse("");
        return all.isEmpty() ? "" : ": " + all;
    }

    private static Optional<String> group(Path path) {
        Optional<String> most = field(path.resolve("memory.max"), "");
        return field(path.resolve("memory.current"), "")
                .flatMap(used -> most.map(m -> "this process's memory cgroup uses " + used + " of " + m + " bytes"));
    }

    private static Optional<String> field(Path file, String key) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(key.length()).strip())
                    .findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
