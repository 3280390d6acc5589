package io.github.mqscope.cli;

import io.github.mqscope.testing.TestQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Changes the mode of a queue through its descriptor's file.
final class Mode {
    private Mode() {}

    static void set(TestQueue queue, int mode) throws IOException {
        Path file = Path.of("/proc/self/fd/" + queue.queue().fd().number());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(words(mode)));
    }

    private static String words(int mode) {
        StringBuilder words = new StringBuilder();
        for (int bit = 8; bit >= 0; bit--) {
            words.append((mode >> bit & 1) == 0 ? '-' : "xwr".charAt(bit % 3));
        }
        return words.toString();
    }
}
