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
    /// Writes the header of an empty journal and waits until file and name are on disk.
    void begin(JournalHeader header) throws ErrnoException {
        long length = Layout.FILE_HEADER + Layout.RECORD;
        file.reserve(0, length);
        try (Arena arena = Arena.ofConfined()) {
            header.write(file.map(0, length, arena));
        }
        file.sync();
        directory.sync();
    }

    void delete() throws ErrnoException {
        directory.unlink(JournalDirectory.bytes(name));
        directory.sync();
    }

    @Override
    public void close() {
        file.close();
        directory.close();
    }
}
