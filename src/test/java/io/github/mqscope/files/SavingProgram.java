package io.github.mqscope.files;

import io.github.mqscope.model.queue.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Saves a message to a file, to be watched or hindered.
public final class SavingProgram {
    private SavingProgram() {}

    public static void main(String[] args) throws IOException {
        MessageFile.save(List.of(new Message(3, new byte[] {1, 2, 3})), Path.of(args[0]));
    }
}
