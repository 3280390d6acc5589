package io.github.mqscope.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.Main;
import io.github.mqscope.testing.JavaProgram;
import io.github.mqscope.testing.Peer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogTest {
    @TempDir
    private Path directory;

    private Peer start(Class<?> main, String... words) throws Exception {
        return JavaProgram.start(
                List.of("env", "XDG_STATE_HOME=" + directory, "XDG_SESSION_TYPE=x\u00e9", "DISPLAY=there:7"),
                main,
                words);
    }

    private Path log() {
        return directory.resolve("mqscope/log");
    }

    @Test
    void aThreadThatDiesIsInTheLogWithWhatItRanOn() throws Exception {
        try (Peer program = start(DyingProgram.class, "log")) {
            assertThat(program.line()).isEqualTo("goes on");
            assertThat(program.exitStatus()).isZero();
            assertThat(program.errors())
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line)
                            .startsWith("mqscope: a defect of mqscope in thread ")
                            .endsWith("; the log is " + log()));
        }
        assertThat(Files.readString(log()))
                .contains("mqscope " + LogHead.VERSION, "Java ", "Linux ", "session: XDG_SESSION_TYPE", "DISPLAY set")
                .contains("ERROR mqscope: thread worker \\u{1b}[1m\n  java.lang.IllegalStateException\n    at ")
                .contains("ERROR mqscope: thread light\n  java.lang.AssertionError\n    at ")
                .contains("DyingProgram")
                .doesNotContain("SECRET", "there:7")
                .containsOnlyOnce("session: ");
    }

    @Test
    void whereTheLogCannotBeWrittenTheProgramGoesOnAndTheTraceIsOnStderr() throws Exception {
        Files.writeString(directory.resolve("mqscope"), "in the way");
        try (Peer program = start(DyingProgram.class, "log")) {
            assertThat(program.line()).isEqualTo("goes on");
            assertThat(program.exitStatus()).isZero();
            assertThat(program.errors()).anyMatch(line -> line.contains("at io.github.mqscope.log.DyingProgram"));
        }
    }

    @Test
    void aCommandThatGoesWellLeavesNoLog() throws Exception {
        try (Peer mqscope = start(Main.class, "--version")) {
            assertThat(mqscope.exitStatus()).isZero();
        }
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--log %s send /mqst-none\u001b SECRET",
                "--log=%s send /mqst-none\u001b SECRET",
                "send --log %s /mqst-none\u001b SECRET",
                "send /mqst-none\u001b SECRET --log=%s"
            })
    void aFileForTheLogCanBeGivenAndNoPayloadGoesThere(String words) throws Exception {
        Path file = directory.resolve("mine");
        try (Peer mqscope = start(Main.class, String.format(words, file).split(" "))) {
            assertThat(mqscope.exitStatus()).isEqualTo(5);
        }
        assertThat(Files.readString(file))
                .contains("mqscope " + LogHead.VERSION, "INFO mqscope: command: send", "ENOENT")
                .doesNotContain("SECRET", "\u001b");
    }

    @Test
    void aLogThatCannotBeWrittenDoesNotKeepACommandFromItsWork() throws Exception {
        try (Peer mqscope = start(Main.class, "--log", "/proc/none/log", "--version")) {
            assertThat(mqscope.exitStatus()).isZero();
            assertThat(mqscope.lines()).containsExactly("mqscope " + LogHead.VERSION);
            assertThat(mqscope.errors())
                    .containsExactly("mqscope: --log: /proc/none/log: there is no such place; going on without");
        }
    }

    @Test
    void withoutAPlaceForItWhatGoesWrongIsToldOnStandardError() throws Exception {
        String unnameable = "export XDG_STATE_HOME=\"$(printf '%s/\\377' \"$0\")\" && exec \"$@\"";
        try (Peer program =
                JavaProgram.start(List.of("sh", "-c", unnameable, directory.toString()), DyingProgram.class, "log")) {
            assertThat(program.errors()).anyMatch(line -> line.contains("at io.github.mqscope.log.DyingProgram"));
        }
        assertThat(directory).isEmptyDirectory();
    }
}
