package io.github.mqscope.drain;

import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.MappedFile;
import io.github.mqscope.sys.Mq;
import io.github.mqscope.sys.Self;
import io.github.mqscope.sys.Stat;
import io.github.mqscope.text.Escaped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// The one directory for journals: ours alone, never shared, and no link in it is followed.
final class JournalDirectory {
    static final String SUFFIX = ".mqj";

    private static final int MOST_TRIES = 100;
    private static final AtomicLong COUNT = new AtomicLong();
    private static final int TYPE = 0170000;
    private static final int IS_DIRECTORY = 0040000;
    private static final int IS_REGULAR = 0100000;
    private static final int WRITABLE_BY_OTHERS = 0022;

    private final Path path;
    private final Optional<String> nowhere;

    JournalDirectory(Path path) {
        this(path, Optional.empty());
    }

    private JournalDirectory(Path path, Optional<String> nowhere) {
        this.path = path.toAbsolutePath().normalize();
        this.nowhere = nowhere;
    }

    /// None: whatever is asked of it fails.
    static JournalDirectory nowhere(String why) {
        return new JournalDirectory(Path.of("/"), Optional.of(why));
    }

    /// A file in it, for people.
    Path resolve(String file) {
        return path.resolve(file);
    }

    static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    /// Whether there is one; without it there are no journals.
    boolean exists() throws JournalException {
        if (nowhere.isPresent()) {
            throw new JournalException("journals cannot be kept: " + nowhere.get());
        }
        return Files.exists(path, java.nio.file.LinkOption.NOFOLLOW_LINKS);
    }

    /// Opens it, and makes it with mode 0700 if it is not there.
    Directory openOrMake() throws IOException {
        if (!exists()) {
            Files.createDirectories(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return open();
    }

    /// Opens it.
    /// @throws JournalException if it is a link, somebody else's, or others may write to it
    Directory open() throws IOException {
        Path parent = path.getParent();
        if (parent == null) {
            throw refused("it is the root directory");
        }
        try (Directory above = Directory.open(parent.toString())) {
            int flags = Mq.O_RDONLY | Mq.O_NONBLOCK | Directory.O_NOFOLLOW;
            Directory directory = above.openDirectory(path.getFileName().toString(), flags);
            try {
                check(Directory.stat(directory));
                return directory;
            } catch (IOException e) {
                directory.close();
                throw e;
            }
        } catch (ErrnoException e) {
            throw e.is(Errno.ELOOP) ? refused("it is a symbolic link") : e;
        }
    }

    private void check(Stat stat) throws JournalException {
        if ((stat.mode() & TYPE) != IS_DIRECTORY) {
            throw refused("it is not a directory");
        }
        if (stat.uid() != Self.euid()) {
            throw refused("it belongs to user " + stat.uid());
        }
        if ((stat.mode() & WRITABLE_BY_OTHERS) != 0) {
            throw refused("others may write to it, its mode is " + Integer.toOctalString(stat.permissions()));
        }
    }

    private JournalException refused(String why) {
        return new JournalException("journals cannot be kept in " + Escaped.of(path.toString()) + ": " + why);
    }

    private static JournalException refused(String name, String why) {
        return new JournalException("journal " + Escaped.of(name) + " " + why);
    }

    /// Makes a new file of a name that nobody has, locked.
    JournalFile create() throws IOException {
        Directory directory = openOrMake();
        try {
            for (int left = MOST_TRIES; ; left--) {
                Optional<JournalFile> made = tryCreate(directory);
                if (made.isPresent()) {
                    return made.get();
                }
                if (left == 0) {
                    throw refused("new files are taken away as soon as they are made");
                }
            }
        } catch (IOException e) {
            directory.close();
            throw e;
        }
    }

    // Empty when another process found it before it was locked, took it for what a kill leaves, and cleans up.
    private static Optional<JournalFile> tryCreate(Directory directory) throws IOException {
        String name = System.currentTimeMillis() + "-" + Self.pid() + "-" + COUNT.incrementAndGet() + SUFFIX;
        int flags = Mq.O_RDWR | Mq.O_CREAT | Mq.O_EXCL | Directory.O_NOFOLLOW;
        MappedFile file = directory.openMapped(bytes(name), flags, 0600);
        try {
            if (file.tryLock() && Directory.stat(file).nlink() == 1) {
                return Optional.of(new JournalFile(directory, name, file));
            }
        } catch (IOException e) {
            file.close();
            throw e;
        }
        file.close();
        return Optional.empty();
    }

    /// Opens a journal for reading and writing, locked.
    /// @throws JournalException if it is not a plain file of ours, or in use
    JournalFile open(String name) throws IOException {
        Directory directory = open();
        try {
            return locked(directory, name, openFile(directory, name, Mq.O_RDWR));
        } catch (IOException e) {
            directory.close();
            throw e;
        }
    }

    private static JournalFile locked(Directory directory, String name, MappedFile file) throws IOException {
        try {
            if (!file.tryLock()) {
                throw refused(name, "is in use by another drain or restore");
            }
            return new JournalFile(directory, name, file);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /// Opens a journal of the directory.
    /// @throws JournalException if it is not a plain file of ours with one name
    static MappedFile openFile(Directory directory, String name, int access) throws IOException {
        try {
            MappedFile file = directory.openMapped(bytes(name), access | Mq.O_NONBLOCK | Directory.O_NOFOLLOW, 0);
            try {
                checkFile(name, Directory.stat(file));
                return file;
            } catch (IOException e) {
                file.close();
                throw e;
            }
        } catch (ErrnoException e) {
            throw e.is(Errno.ELOOP) ? refused(name, "is a symbolic link") : e;
        }
    }

    private static void checkFile(String name, Stat stat) throws JournalException {
        if ((stat.mode() & TYPE) != IS_REGULAR) {
            throw refused(name, "is not a plain file");
        }
        if (stat.uid() != Self.euid()) {
            throw refused(name, "belongs to user " + stat.uid());
        }
        if (stat.nlink() != 1) {
            throw refused(name, "has " + stat.nlink() + " names, so it may be another file");
        }
    }
}
