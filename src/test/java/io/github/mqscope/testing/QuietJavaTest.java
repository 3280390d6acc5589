package io.github.mqscope.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.Main;
import io.github.mqscope.demo.peer.OwnJava;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No Java of ours opens a socket or a file in /tmp for tools that attach to it.
class QuietJavaTest {
    private static final List<String> QUIET = List.of("-XX:-UsePerfData", "-XX:+DisableAttachMechanism");

    @Test
    void theTestsTheirProgramsAndTheProcessesOfLessonsAreStartedSo() {
        assertThat(JavaProgram.command(Main.class)).containsAll(QUIET);
        assertThat(OwnJava.command(Main.class)).containsAll(QUIET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pom.xml", "packaging/launcher/mqscope", "packaging/launcher/mqscope-enable"})
    void everyCommandLineOfOursIsSo(String file) throws Exception {
        // Each that has -Xrs, with which HotSpot opens its socket at once.
        String text = Files.readString(Path.of(file)).replace("\\\n", " ");
        assertThat(Pattern.compile("^.*-Xrs .*$", Pattern.MULTILINE)
                        .matcher(text)
                        .results())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.group()).contains(QUIET));
    }
}
