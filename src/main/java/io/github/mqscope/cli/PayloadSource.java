package io.github.mqscope.cli;

import io.github.mqscope.model.PayloadFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Where the payload of a `send` comes from.
final class PayloadSource {
    private static final String STDIN = "-";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "TEXT",
            description = "The payload, its bytes as given. Put -- before one that begins with a dash.")
    private @Nullable String text;

    @Option(names = "--file", paramLabel = "F", description = "The payload is this file; - is standard input.")
    private @Nullable String file;

    /// Whether TEXT and `--file` were both given.
    boolean isAmbiguous() {
        return text != null && file != null;
    }

    /// Whether neither was given.
    boolean isMissing() {
        return text == null && file == null;
    }

    /// The payload, of a file or of standard input no more than the first `limit` bytes.
    PayloadFile read(Surroundings surroundings, int limit) throws IOException {
        if (text != null) {
            byte[] bytes = RawArguments.bytes(text);
            return new PayloadFile(bytes, bytes.length);
        }
        if (file == null || file.equals(STDIN)) {
            byte[] bytes = surroundings.stdin().readNBytes(limit);
            return new PayloadFile(bytes, bytes.length);
        }
        return PayloadFile.read(RawArguments.bytes(file), limit);
    }
}
