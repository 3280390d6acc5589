package io.github.mqscope.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// A file that is there whole or not at all. What had its name before is replaced: a link itself, not what it
/// points to.
final class NewFile {
    private NewFile() {}

    /// Writes the contents.
    @FunctionalInterface
    interface Contents {
        void write(OutputStream out) throws IOException;
    }

    static void write(Path file, Contents contents) throws IOException {
        Path parent = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
        Path part = Files.createTempFile(parent, ".mqscope", ".part"); // 0600, and never an existing file.
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                contents.write(out);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
