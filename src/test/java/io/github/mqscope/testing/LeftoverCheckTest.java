package io.github.mqscope.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mqscope.model.queue.QueueName;
import io.github.mqscope.mqueue.QueueOpen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeftoverCheckTest {
    @TempDir
    Path directory;

    @Test
    void aQueueLeftBehindIsFound() throws Exception {
        Requires.listing();
        QueueName left = TestQueue.uniqueName();
        QueueOpen.of(left).create(0600).capacity(1, 1).open().close();
        assertThat(LeftoverCheck.leftovers()).contains(left);
        TestQueue.unlinkIfPresent(left);
        assertThat(LeftoverCheck.leftovers()).doesNotContain(left);
    }

    @Test
    void whatIsLeftBehindFailsTheRun() {
        LeftoverCheck.complain("queues", List.of());
        assertThatThrownBy(() -> LeftoverCheck.complain("queues", List.of("/left")))
                .isInstanceOf(AssertionError.class)
                .hasMessage("these tests left queues behind: [/left]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tmp/.java_pid4711",
                "tmp/hsperfdata_nobody",
                "tmp/+JXF4711.tmp",
                "home/.openjfx/cache",
                "home/.cache/JNA",
                "home/.local/state/mqscope/hs_err_pid4711.log",
                "home/.local/state/mqscope/journals/4711.journal"
            })
    void aFileOfEachKindIsFoundThatWasNotThereBefore(String name) throws Exception {
        Path file = directory.resolve(name);
        LeftoverFiles files = LeftoverFiles.below(directory.resolve("tmp"), directory.resolve("home"));
        LeftoverCheck check = new LeftoverCheck(files);
        Files.createDirectories(file.getParent());
        assertThat(check.newFiles()).isEmpty();
        Files.createFile(file);
        assertThat(check.newFiles()).containsExactly(file);
        assertThat(new LeftoverCheck(files).newFiles()).isEmpty();
    }
}
