package io.github.mqscope.drain;

import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.MappedFile;
import java.lang.foreign.Arena;

/// One open file in the directory of journals, locked for us as long as it is open.
///
/// @param directory where it is; owned, see [#close]
/// @param name      its name there
/// @param file      the file, open for reading and writing
record JournalFile(Directory directory, String name, MappedFile file) implements AutoCloseable {
    /// Writes the header of an empty journal.
    void begin(JournalHeader header) throws ErrnoException {
        long length = JournalLayout.FILE_HEADER + JournalLayout.RECORD;
        file.reserve(0, length);
        try (Arena arena = Arena.ofConfined()) {
            header.write(file.map(0, length, arena));
        }
    }

    /// Waits until file and name are on disk.
    void sync() throws ErrnoException {
        file.sync();
        directory.sync();
    }

    /// Takes the name away. One that a loss of power brings back is of an earlier boot, and so never sent.
    void delete() throws ErrnoException {
        directory.unlink(JournalDirectory.bytes(name));
    }

    @Override
    public void close() {
        file.close();
        directory.close();
    }
}
