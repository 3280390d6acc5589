package io.github.mqscope.cli;

import io.github.mqscope.files.PayloadFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Where the payload of a `send` comes from: words of the prompt, a file, or standard input for neither.
///
/// @param text the payload itself, one character a byte
/// @param file a path, one character a byte; `-` is standard input
record PayloadSource(@Nullable String text, @Nullable String file) {
    private static final String STDIN = "-";

    /// Whether both were given.
    boolean isAmbiguous() {
        return text != null && file != null;
    }

    /// Whether neither was given.
    boolean isMissing() {
        return text == null && file == null;
    }

    /// The payload, of a file or of standard input no more than the first `limit` bytes.
    PayloadFile read(CommandContext context, int limit) throws IOException {
        if (text != null) {
            byte[] bytes = RawArguments.bytes(text);
            return new PayloadFile(bytes, bytes.length);
        }
        if (file == null || file.equals(STDIN)) {
            byte[] bytes = context.stdin().readNBytes(limit);
            return new PayloadFile(bytes, bytes.length);
        }
        return PayloadFile.read(RawArguments.bytes(file), limit);
    }
}
