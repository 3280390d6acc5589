package io.github.mqscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mqscope.testing.Requires;
import io.github.mqscope.testing.TestQueue;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A command whose output cannot be written has failed, and says so in one line.
class UnwritableOutputTest {
    private static final Path FULL = Path.of("/dev/full");

    @BeforeEach
    void needsADeviceThatIsFull() {
        assumeTrue(Files.isWritable(FULL), "needs /dev/full");
    }

    private static void fails(Object... words) throws Exception {
        try (OutputStream full = new FileOutputStream(FULL.toFile())) {
            Prompt.Result ran = new Prompt().execute(full, new ByteArrayOutputStream(), words);
            assertThat(ran.err()).isEqualTo("mqscope: cannot write the output: No space left on device\n");
            assertThat(ran.status()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--version", "list --help", "receive -h", "tour --help", "demo"})
    void saysSoWithoutAQueue(String line) throws Exception {
        fails((Object[]) line.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"info", "info --json", "watch", "notify --via thread", "create"})
    void saysSoOfAQueue(String line) throws Exception {
        try (TestQueue own = TestQueue.create(1, 1)) {
            String[] words = (line + " " + own.name()).split(" ");
            fails((Object[]) words);
        }
    }

    @Test
    void saysSoOfAList() throws Exception {
        Requires.listing();
        try (TestQueue _ = TestQueue.create(1, 1)) {
            fails("list");
            fails("list", "--json");
        }
    }

    @Test
    void whatPrintsNothingIsDone() throws Exception {
        try (TestQueue own = TestQueue.create(1, 1);
                OutputStream full = new FileOutputStream(FULL.toFile())) {
            Prompt.Result ran = new Prompt().execute(full, new ByteArrayOutputStream(), "send", own.name(), "x");
            assertThat(ran.status()).isZero();
        }
    }
}
