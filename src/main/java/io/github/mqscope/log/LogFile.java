package io.github.mqscope.log;

import java.io.IOException;
import java.io.InputStream;
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
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// A file that grows to [#MOST_BYTES] and then begins anew, the one before kept beside it as `.1`.
///
/// It is the user's alone, and begins with a line of its own: a file of others', one that others may read, or one that
/// is no log is neither written to nor moved away.
final class LogFile {
    static final long MOST_BYTES = 1 << 20;

    /// The first line of each.
    static final String MARK = "mqscope log\n";

    private static final int BY_OTHERS = 0077;

    private static final Set<OpenOption> APPEND = Set.of(
            StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);

    private final Path path;
    private final boolean makesFolder;

    private LogFile(Path path, boolean makesFolder) {
        this.path = path.toAbsolutePath();
        this.makesFolder = makesFolder;
    }

    /// At the usual place, whose folder is made when it is needed.
    static LogFile usual(Path path) {
        return new LogFile(path, true);
    }

    /// Where a person wants it: in a folder that there is.
    static LogFile given(Path path) {
        return new LogFile(path, false);
    }

    Path path() {
        return path;
    }

    Path before() {
        return path.resolveSibling(path.getFileName() + ".1");
    }

    /// Appends text at once, which other processes may do too.
    void append(String text) throws IOException {
        prepareFolder();
        long size = size(path);
        if (size + text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            size(before());
            Files.move(path, before(), StandardCopyOption.REPLACE_EXISTING);
            size = 0;
        }
        byte[] bytes = (size == 0 ? MARK + text : text).getBytes(StandardCharsets.UTF_8);
        try (SeekableByteChannel file = Files.newByteChannel(
                path, APPEND, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
                file.write(rest);
            }
        }
    }

    /// The last of it, in at most so many bytes, from the beginning of a line; empty where it is not there.
    String tail(int most) throws IOException {
        if (size(path) == 0) {
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
        if (makesFolder && !Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    // 0 where it is not there yet, or empty.
    private static long size(Path file) throws IOException {
        try {
            Map<String, Object> now = new HashMap<>(
                    Files.readAttributes(file, "unix:uid,nlink,isRegularFile,mode", LinkOption.NOFOLLOW_LINKS));
            Object me = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
            boolean alone = ((int) Objects.requireNonNull(now.remove("mode")) & BY_OTHERS) == 0;
            if (!alone || !now.equals(Map.of("uid", me, "nlink", 1, "isRegularFile", true))) {
                throw new FileSystemException(file.toString(), null, "it is no plain file of this user's alone");
            }
            long size = Files.size(file);
            if (size > 0 && !begins(file)) {
                throw new FileSystemException(file.toString(), null, "it is no log of mqscope");
            }
            return size;
        } catch (NoSuchFileException notYet) {
            return 0;
        }
    }

    private static boolean begins(Path file) throws IOException {
        byte[] mark = MARK.getBytes(StandardCharsets.UTF_8);
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return Arrays.equals(in.readNBytes(mark.length), mark);
        }
    }
}
