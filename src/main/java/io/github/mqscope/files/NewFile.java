package io.github.mqscope.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// A file that is there whole or not at all, and on the disk with its name before anyone is told so: what it was
/// written from may be discarded then. What had its name before is replaced: a link itself, not what it points to.
public final class NewFile {
    private NewFile() {}

    /// Writes the contents.
    @FunctionalInterface
    public interface Contents {
        /// Writes all of them; whoever calls closes the stream.
        void write(OutputStream out) throws IOException;
    }

    /// Writes a file for its owner only.
    /// @throws IOException also where the disk does not confirm it
    public static void write(Path file, Contents contents) throws IOException {
        Path parent = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
        Path part = Files.createTempFile(parent, ".mqscope", ".part"); // 0600, and never an existing file.
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
                    OutputStream out = Channels.newOutputStream(channel)) {
                contents.write(out);
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            sync(parent);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    // fsync(2) of a folder: until then a loss of power may take the name.
    private static void sync(Path folder) throws IOException {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }
}
