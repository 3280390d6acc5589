package io.github.mqscope.drain;

import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.Errno;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Fd;
import io.github.mqscope.sys.MappedFile;
import io.github.mqscope.sys.Mq;
import io.github.mqscope.sys.UserDirectories;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The journals of a directory: where a drain keeps its own, and where those of killed ones are found.
public final class Journals {
    private final JournalDirectory directory;

    /// Journals in a directory of the caller's; it is made when first needed.
    public Journals(Path directory) {
        this(new JournalDirectory(directory));
    }

    private Journals(JournalDirectory directory) {
        this.directory = directory;
    }

    /// Those of the user, see [UserDirectories#state]. Where there is no place for them, each act says why.
    public static Journals ofUser() {
        try {
            return new Journals(UserDirectories.ofProcess().state().resolve("journals"));
        } catch (IOException nowhere) {
            return new Journals(JournalDirectory.nowhere(String.valueOf(nowhere.getMessage())));
        }
    }

    JournalWriter begin(MessageQueue queue) throws IOException {
        JournalHeader header = JournalHeader.of(queue, false);
        return new JournalWriter(begin(header), header);
    }

    /// Begins an empty journal and waits until file and name are on disk.
    JournalFile begin(JournalHeader header) throws IOException {
        JournalFile place = directory.create();
        try {
            place.begin(header);
            return place;
        } catch (IOException e) {
            place.delete();
            place.close();
            throw e;
        }
    }

    /// The journals that nobody is using and whose process has ended, or was this one. None is changed.
    public List<Leftover> leftovers() throws IOException {
        if (!directory.exists()) {
            return List.of();
        }
        try (Directory open = directory.open()) {
            List<Leftover> leftovers = new ArrayList<>();
            for (byte[] bytes : open.names()) {
                String name = new String(bytes, StandardCharsets.UTF_8);
                if (name.endsWith(JournalDirectory.SUFFIX)) {
                    leftover(open, name).ifPresent(leftovers::add);
                }
            }
            return leftovers;
        }
    }

    private static Optional<Leftover> leftover(Directory open, String name) {
        try (Fd fd = JournalDirectory.openFile(open, name, Mq.O_RDONLY)) {
            if (!new MappedFile(fd).tryLock()) {
                return Optional.empty();
            }
            JournalContents contents = Journal.contents(fd);
            if (contents.header().isHeldByAnother()) {
                return Optional.empty();
            }
            return Optional.of(
                    new Leftover(name, contents, "", contents.header().isOfEarlierBoot()));
        } catch (IOException e) {
            boolean gone = e instanceof ErrnoException failed && failed.is(Errno.ENOENT);
            return gone ? Optional.empty() : Optional.of(new Leftover(name, null, problem(e), false));
        }
    }

    private static String problem(IOException e) {
        return String.valueOf(e.getMessage());
    }

    /// Opens a journal to put its messages back.
    /// @throws JournalException if it is in use, cannot be read, or is not a plain file of ours
    public Journal open(Leftover leftover) throws IOException {
        JournalFile place = directory.open(leftover.file());
        try {
            return Journal.read(place);
        } catch (IOException e) {
            place.close();
            throw e;
        }
    }

    /// Deletes a journal with all that is in it, also one that cannot be read. Links are removed, not followed.
    /// @throws JournalException if it can be read and is in use
    public void discard(Leftover leftover) throws IOException {
        if (leftover.contents() == null) {
            try (Directory open = directory.open()) {
                open.unlink(JournalDirectory.bytes(leftover.file()));
            }
            return;
        }
        try (JournalFile place = directory.open(leftover.file())) {
            place.delete();
        }
    }
}
