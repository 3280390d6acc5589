package io.github.mqscope.drain;

import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.mqueue.MessageQueue;
import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.MappedFile;
import io.github.mqscope.sys.Mq;
import io.github.mqscope.sys.Stat;
import io.github.mqscope.sys.UserDirectories;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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

    /// Where a journal is, for people.
    public Path path(String journal) {
        return directory.resolve(journal);
    }

    JournalWriter begin(MessageQueue queue) throws IOException {
        JournalHeader header = JournalHeader.of(queue, JournalHeader.Purpose.LOOK);
        JournalFile place = begin(header);
        try {
            place.sync();
            return new JournalWriter(place, header);
        } catch (IOException e) {
            place.delete();
            place.close();
            throw e;
        }
    }

    /// Begins an empty journal, which survives a kill and not yet a loss of power.
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

    /// The journals that nobody is using and whose process has ended, or was this one, all of them.
    public List<AbandonedJournal> leftovers() throws IOException {
        return leftovers(name -> true, Integer.MAX_VALUE).leftovers();
    }

    /// The first of the journals that nobody is using and whose process has ended, or was this one, oldest first.
    ///
    /// One in which nothing is, since all is back or the kill came before the first receive, is deleted unasked.
    /// @param wanted says by its name whether to look at one at all
    /// @param most   how many to read at the most
    public AbandonedPage leftovers(Predicate<String> wanted, int most) throws IOException {
        if (!directory.exists()) {
            return new AbandonedPage(List.of(), 0, 0);
        }
        try (Directory open = directory.open()) {
            List<String> names = names(open, wanted);
            List<AbandonedJournal> leftovers = new ArrayList<>();
            int read = 0;
            int inUse = 0;
            while (read < names.size() && leftovers.size() < most) {
                String name = names.get(read++);
                leftover(open, name).ifPresent(leftovers::add);
                inUse += isLast(leftovers, name) || !exists(open, name) ? 0 : 1;
            }
            return new AbandonedPage(leftovers, names.size() - read, inUse);
        }
    }

    private static boolean isLast(List<AbandonedJournal> leftovers, String name) {
        return !leftovers.isEmpty() && leftovers.getLast().file().equals(name);
    }

    private static boolean exists(Directory open, String name) throws ErrnoException {
        try {
            Stat _ = open.stat(JournalDirectory.bytes(name));
            return true;
        } catch (ErrnoException e) {
            if (e.is(Errno.ENOENT)) {
                return false;
            }
            throw e;
        }
    }

    private static List<String> names(Directory open, Predicate<String> wanted) throws ErrnoException {
        return open.names().stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .filter(name -> name.endsWith(JournalDirectory.SUFFIX) && wanted.test(name))
                .sorted()
                .toList();
    }

    /// The journal of a name, if nobody is using it.
    public Optional<AbandonedJournal> leftover(String name) throws IOException {
        try (Directory open = directory.open()) {
            return leftover(open, name);
        }
    }

    private static Optional<AbandonedJournal> leftover(Directory open, String name) {
        try (MappedFile file = JournalDirectory.openFile(open, name, Mq.O_RDONLY)) {
            return file.tryLockShared() ? unlocked(open, name, Journal.view(file, false)) : Optional.empty();
        } catch (IOException e) {
            boolean gone = e instanceof ErrnoException failed && failed.is(Errno.ENOENT);
            return gone ? Optional.empty() : Optional.of(new AbandonedJournal(name, null, problem(e), false));
        }
    }

    private static Optional<AbandonedJournal> unlocked(Directory open, String name, MemorySegment file)
            throws IOException {
        if (JournalHeader.isUnbegun(file)) {
            open.unlink(JournalDirectory.bytes(name));
            return Optional.empty();
        }
        JournalContents contents = JournalReader.read(file);
        if (contents.header().isHeldByAnother()) {
            return Optional.empty();
        }
        if (contents.isDone()) {
            open.unlink(JournalDirectory.bytes(name));
            return Optional.empty();
        }
        return Optional.of(
                new AbandonedJournal(name, contents, "", contents.header().isOfEarlierBoot()));
    }

    private static String problem(IOException e) {
        return String.valueOf(e.getMessage());
    }

    /// Opens a journal to put its messages back.
    /// @throws JournalException if it is in use, cannot be read, or is not a plain file of ours
    public Journal open(AbandonedJournal leftover) throws IOException {
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
    public void discard(AbandonedJournal leftover) throws IOException {
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
