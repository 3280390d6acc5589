package io.github.mqscope.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;

/// A file that grows to [#MOST_BYTES] and then begins anew, the one before kept beside it as `.1`.
///
/// It and its folder are the user's alone. Where the place is not his, or no plain file, nothing is written.
final class LogFile {
    static final long MOST_BYTES = 1 << 20;

    private static final Set<OpenOption> APPEND = Set.of(
            StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);

    private final Path path;

    LogFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    Path path() {
        return path;
    }

    Path before() {
        return path.resolveSibling(path.getFileName() + ".1");
    }

    /// Appends text at once, which other processes may do too.
    void append(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        prepareFolder();
        if (size() + bytes.length > MOST_BYTES) {
            Files.move(path, before(), StandardCopyOption.REPLACE_EXISTING);
        }
        try (SeekableByteChannel file = Files.newByteChannel(
                path, APPEND, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
                file.write(rest);
            }
        }
    }

    /// The last of it, in at most so many bytes, from the beginning of a line; empty where it is not there.
    String tail(int most) throws IOException {
        if (size() == 0) {
            return "";
        }
        try (SeekableByteChannel file =
                Files.newByteChannel(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            boolean cut = file.size() > most;
            ByteBuffer bytes = ByteBuffer.allocate(most);
            file.position(cut ? file.size() - most : 0);
            while (bytes.hasRemaining() && file.read(bytes) > 0) {
                // One read may give less than there is.
            }
            String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
            return cut ? text.substring(text.indexOf('\n') + 1) : text;
        }
    }

    private void prepareFolder() throws IOException {
        Path folder = path.getParent();
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    // 0 where it is not there yet.
    private long size() throws IOException {
        try {
            Map<String, Object> file =
                    Files.readAttributes(path, "unix:uid,nlink,isRegularFile", LinkOption.NOFOLLOW_LINKS);
            Object me = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
            if (!file.equals(Map.of("uid", me, "nlink", 1, "isRegularFile", true))) {
                throw new FileSystemException(path.toString(), null, "it is no plain file of this user's alone");
            }
            return Files.size(path);
        } catch (NoSuchFileException notYet) {
            return 0;
        }
    }
}
