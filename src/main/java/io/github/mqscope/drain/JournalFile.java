package io.github.mqscope.drain;

import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.MappedFile;

/// One open file in the directory of journals, locked for us as long as it is open.
///
/// @param directory where it is; owned, see [#close]
/// @param name      its name there
/// @param file      the file, open for reading and writing
record JournalFile(Directory directory, String name, MappedFile file) implements AutoCloseable {
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
