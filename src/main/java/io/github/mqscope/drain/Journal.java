package io.github.mqscope.drain;

import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.MappedFile;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/// The messages of one drain, in a file that is locked for us until [#close] or the end of this process.
///
/// Closing keeps the file: its messages are offered again by [Journals#leftovers]. For one thread at a time.
public final class Journal implements AutoCloseable {
    private static final Comparator<JournaledMessage> PLACE = Comparator.comparingLong(JournaledMessage::offset);

    private final JournalFile place;
    private final MemorySegment file;
    private final JournalHeader header;
    private final List<JournaledMessage> messages;
    private final List<String> damage;
    private boolean discarded;

    private Journal(JournalFile place, MemorySegment file) throws JournalException {
        JournalContents contents = JournalReader.read(file);
        this.place = place;
        this.file = file;
        this.header = contents.header();
        this.messages = new ArrayList<>(contents.messages());
        this.damage = contents.damage();
    }

    /// Reads what is in the file now.
    static Journal read(JournalFile place) throws IOException {
        return new Journal(place, view(place.file(), true));
    }

    /// The whole file, mapped as long as anything of it is in use.
    static MemorySegment view(MappedFile file, boolean writable) throws IOException {
        long size = Directory.stat(file).size();
        return size == 0 ? MemorySegment.NULL : file.view(size, writable, Arena.ofAuto());
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
        return contents().remaining();
    }

    /// Whether nothing would be lost with it.
    boolean isDone() {
        return contents().isDone();
    }

    private JournalContents contents() {
        return new JournalContents(header, messages, damage);
    }

    /// Writes a message's new state into the file.
    JournaledMessage mark(JournaledMessage message, RecordState state) {
        slot(message, JournalLayout.RECORD).state(state);
        return replace(message, message.with(state));
    }

    /// Makes an interrupted record TAKEN, with a length that is known by now.
    JournaledMessage seal(JournaledMessage message, long length) {
        Slot slot = slot(message, Slot.size(header.msgsize()));
        slot.commit(length);
        return replace(message, message.whole(slot.body(length)));
    }

    private Slot slot(JournaledMessage message, long size) {
        return Slot.within(file, message.offset(), size, header.nonce());
    }

    private JournaledMessage replace(JournaledMessage before, JournaledMessage after) {
        messages.set(Collections.binarySearch(messages, before, PLACE), after);
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
