package io.github.mqscope.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.drain.Injected;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is saved is on the disk before that is said: the messages it was made from may be discarded then.
class SavedFileTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void needsStrace() throws Exception {
        Injected.required();
    }

    @Test
    void theFileIsSyncedBeforeItsNameAndTheFolderAfter() throws Exception {
        Path calls = directory.resolve("calls");
        Path folder = Files.createDirectory(directory.resolve("folder"));
        Path file = folder.resolve("saved.jsonl");
        List<String> strace = List.of(
                "strace", "-f", "-y", "-o", calls.toString(), "-e", "trace=fsync,fdatasync,rename,renameat,renameat2");
        try (Peer saving = JavaProgram.start(strace, SavingProgram.class, file.toString())) {
            assertThat(saving.exitStatus()).as("saved: %s", saving.errors()).isZero();
        }
        List<String> made = Files.readAllLines(calls).stream()
                .filter(line -> line.contains(folder.toString()))
                .toList();
        assertThat(made).hasSize(3);
        assertThat(made.get(0)).contains("fsync(").contains(".part>");
        assertThat(made.get(1)).contains("rename").contains("saved.jsonl");
        assertThat(made.get(2)).contains("fsync(").contains("<" + folder + ">");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whatTheDiskDoesNotConfirmIsNotCalledSaved(int when) throws Exception {
        Path file = Files.writeString(directory.resolve("saved.jsonl"), "before");
        String injection = "fsync:error=EIO:when=" + when;
        try (Peer hindered = Injected.start(SavingProgram.class, injection, file.toString())) {
            assertThat(hindered.exitStatus()).isEqualTo(1);
            assertThat(hindered.errors()).anyMatch(line -> line.contains("Input/output error"));
        }
        if (when == 1) {
            assertThat(file).hasContent("before");
        }
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }
}
