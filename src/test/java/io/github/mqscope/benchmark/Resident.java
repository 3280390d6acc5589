package io.github.mqscope.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a process holds in memory, in MiB, as the kernel counts it: proc_pid_status(5).
///
/// @param now     VmRSS
/// @param most    VmHWM, the most so far
/// @param own     RssAnon: of what it holds now, neither files nor shared
record Resident(long now, long most, long own) {
    /// That of a process.
    static Resident of(long pid) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"));
        return new Resident(field(lines, "VmRSS:"), field(lines, "VmHWM:"), field(lines, "RssAnon:"));
    }

    private static long field(List<String> lines, String name) throws IOException {
        String line = lines.stream()
                .filter(l -> l.startsWith(name))
                .findFirst()
                .orElseThrow(() -> new IOException("no " + name));
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
    }

    @Override
    public String toString() {
        return now + " MiB resident, " + most + " at the most, " + own + " of its own";
    }
}
