package io.github.mqscope.mqueue;

import io.github.mqscope.text.Escaped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// What a process calls itself.
public final class ProcessName {
    private ProcessName() {}

    /// Its `comm`, safe to show; empty where it has ended or is of another pid namespace.
    public static String of(int pid) {
        try {
            byte[] line = Files.readAllBytes(Path.of("/proc", Integer.toString(pid), "comm"));
            return Escaped.of(Arrays.copyOf(line, Math.max(0, line.length - 1)));
        } catch (IOException gone) {
            return "";
        }
    }
}
