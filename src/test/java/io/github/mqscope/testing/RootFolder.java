package io.github.mqscope.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// A folder that only root can change, below others that only root can change, gone on close: `/tmp` is none.
public final class RootFolder implements AutoCloseable {
    private static final int WRITABLE_BY_OTHERS = 0022;

    private final Path path;

    private RootFolder(Path path) {
        this.path = path;
    }

    /// A new one, in the checkout's `target` if that is such a place; else the test is skipped.
    public static RootFolder create() throws IOException {
        Path target = Path.of("target").toRealPath();
        for (Path above = target; above != null; above = above.getParent()) {
            boolean roots = (int) Files.getAttribute(above, "unix:uid") == 0
                    && ((int) Files.getAttribute(above, "unix:mode") & WRITABLE_BY_OTHERS) == 0;
            assumeTrue(roots, "needs a checkout below folders that only root can change");
        }
        return new RootFolder(Files.createTempDirectory(target, "root"));
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
