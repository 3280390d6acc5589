package io.github.mqscope.files;

import io.github.mqscope.text.Escaped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The lines of a file of ours, of which no more than one is in memory, and of that no more than was asked for.
final class FileLines implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final String name;
    private final int mostOfLine;
    private final long most;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private long read;

    private FileLines(InputStream in, String name, int mostOfLine, long most) {
        this.in = in;
        this.name = name;
        this.mostOfLine = mostOfLine;
        this.most = most;
    }

    /// @param mostOfLine bytes that are kept of a line
    /// @param most       bytes that the whole may have
    /// @throws IOException where it is no plain file
    static FileLines open(Path file, int mostOfLine, long most) throws IOException {
        String name = Escaped.of(file.toString());
        if (!Files.isRegularFile(file)) {
            throw new IOException(name + " is not a plain file");
        }
        return new FileLines(Files.newInputStream(file), name, mostOfLine, most);
    }

    /// Lines that are here already.
    static FileLines of(byte[] all) {
        return new FileLines(new ByteArrayInputStream(all), "it", all.length, all.length);
    }

    /// The next line without its end, null behind the last. Of a longer one than may be, one byte more than that.
    /// @throws IOException where the file has more bytes than it may have
    byte @Nullable [] next() throws IOException {
        int one = read();
        if (one < 0) {
            return null;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (; one >= 0 && one != '\n'; one = read()) {
            if (line.size() <= mostOfLine) {
                line.write(one);
            }
        }
        return line.toByteArray();
    }

    private int read() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(buffer));
            if (end == 0) {
                return -1;
            }
        }
        if (++read > most) {
            throw new IOException(name + " has more than " + most + " bytes");
        }
        return buffer[at++] & 0xff;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
