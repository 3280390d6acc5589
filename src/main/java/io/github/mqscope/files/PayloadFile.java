package io.github.mqscope.files;

import io.github.mqscope.sys.Directory;
import io.github.mqscope.sys.ErrnoException;
import io.github.mqscope.sys.Fd;
import io.github.mqscope.sys.FileReads;
import io.github.mqscope.text.Escaped;
import java.io.IOException;

/// A payload read from a file, no more of it than a queue could take.
///
/// @param bytes  the file, cut off at the limit
/// @param length the file's own length where it is a regular file, else that of `bytes`
@SuppressWarnings("ArrayRecordComponent") // Read once and sent; never compared.
public record PayloadFile(byte[] bytes, long length) {
    /// Reads a file by its path as bytes, which need not be text in any encoding.
    /// @param limit how many bytes to read at the most
    /// @throws IOException saying which file and why
    public static PayloadFile read(byte[] path, int limit) throws IOException {
        try (Directory here = Directory.open(path.length > 0 && path[0] == '/' ? "/" : ".");
                Fd file = here.open(path, 0, 0)) {
            byte[] bytes = FileReads.bytes(file, limit);
            return new PayloadFile(
                    bytes, Math.max(bytes.length, Directory.stat(file).size()));
        } catch (ErrnoException e) {
            throw new IOException("cannot read " + Escaped.of(path) + ": " + e.getMessage(), e);
        }
    }
}
