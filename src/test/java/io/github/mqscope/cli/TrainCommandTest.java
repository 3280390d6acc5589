package io.github.mqscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
    @TempDir
    private Path directory;

    @Test
    void saysNothingAndLeavesNoQueue() {
        Prompt.Result result = Prompt.run("train");
        assertThat(result.status()).isZero();
        assertThat(result.out() + result.err()).isEmpty();
        assertThat(Prompt.run(
                                "info",
                                "/mqscope-train-" + ProcessHandle.current().pid())
                        .err())
                .contains("ENOENT");
    }

    @Test
    void isNotAmongTheCommandsOfHelp() {
        assertThat(Prompt.run("--help").out()).contains("list").doesNotContain("train");
    }

    @Test
    void failsWhereAClassToLoadIsGone() throws Exception {
        Path classes = Files.writeString(directory.resolve("classes"), "no.such.Thing\n");
        assertThat(Prompt.run("train", "--classes", classes).status()).isEqualTo(1);
    }
}
