package io.github.mqscope.files;

import io.github.mqscope.model.KeptMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The messages of a journal as a file: JSON Lines with `index`, `state`, `trust`, `priority` and the payload.
public final class JournalExport {
    private JournalExport() {}

    /// Writes the file, which is replaced if it exists.
    public static void write(List<KeptMessage> messages, Path file) throws IOException {
        NewFile.write(file, out -> {
            for (KeptMessage message : messages) {
                out.write(line(message));
            }
        });
    }

    private static byte[] line(KeptMessage kept) {
        return JsonLine.of(json -> {
            json.writeNumberProperty("index", kept.index());
            json.writeStringProperty("state", kept.state());
            json.writeStringProperty("trust", kept.trust());
            json.writeNumberProperty("priority", kept.message().priority());
            JsonLine.payload(json, kept.message().body());
        });
    }
}
