package io.github.mqscope.drain;

import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Fd;
import io.github.mqscope.sys.FileReads;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;

/// The messages of one drain, in a file that is locked for us until [#close] or the end of this process.
///
/// Closing keeps the file: its messages are offered again by [Journals#leftovers]. For one thread at a time.
public final class Journal implements AutoCloseable {
    private final JournalFile place;
    private final JournalHeader header;
    private final List<JournaledMessage> messages;
    private final List<String> damage;
    private boolean discarded;

    Journal(JournalFile place, JournalContents contents) {
        this.place = place;
        this.header = contents.header();
        this.messages = new ArrayList<>(contents.messages());
        this.damage = contents.damage();
    }

    /// Reads what is in the file now.
    static Journal read(JournalFile place) throws IOException {
        return new Journal(place, contents(place.file().fd()));
    }

    /// Reads a journal from an open file that nothing was read from before.
    static JournalContents contents(Fd file) throws IOException {
        long size = Directory.stat(file).size();
        if (size > Integer.MAX_VALUE - Long.BYTES) {
            throw new JournalException("it has " + size + " bytes, more than a journal that can be read");
        }
        return JournalReader.read(size == 0 ? new byte[0] : FileReads.bytes(file, (int) size));
    }

    /// The name of its file.
    public String name() {
        return place.name();
    }

    /// Which queue it belongs to.
    public JournalHeader header() {
        return header;
    }

    /// All its messages, in receive order.
    public List<JournaledMessage> messages() {
        return List.copyOf(messages);
    }

    /// What could not be read, one sentence each.
    public List<String> damage() {
        return damage;
    }

    /// How many are not known to be in the queue again.
    public int remaining() {
        return (int)
                messages.stream().filter(m -> m.state() != RecordState.RESTORED).count();
    }

    /// Whether nothing would be lost with it.
    boolean isDone() {
        return remaining() == 0 && damage.isEmpty();
    }

    /// Writes a message's new state into the file.
    JournaledMessage mark(JournaledMessage message, RecordState state) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            Slot.at(place.file(), message.offset(), Layout.RECORD, header.nonce(), arena)
                    .state(state);
        }
        return replace(message, message.with(state));
    }

    /// Makes an interrupted record TAKEN, with a length that is known by now.
    JournaledMessage seal(JournaledMessage message, long length) throws ErrnoException {
        try (Arena arena = Arena.ofConfined()) {
            long size = Slot.size(header.msgsize());
            Slot slot = Slot.at(place.file(), message.offset(), size, header.nonce(), arena);
            slot.commit(length);
            return replace(message, message.whole(slot.body(length)));
        }
    }

    private JournaledMessage replace(JournaledMessage before, JournaledMessage after) {
        messages.set(messages.indexOf(before), after);
        return after;
    }

    /// Deletes the file, with all that is in it, and closes it. Idempotent.
    public void discard() throws IOException {
        if (!discarded) {
            place.delete();
            discarded = true;
        }
        close();
    }

    /// Unlocks the file and leaves it where it is.
    @Override
    public void close() {
        place.close();
    }
}
