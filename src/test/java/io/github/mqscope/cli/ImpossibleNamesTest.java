package io.github.mqscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.testing.TestQueue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// No command takes a name that no queue can have: neither those that ask the kernel, nor those that read a journal or
/// wait for a queue to come.
class ImpossibleNamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "watch|noslash|does not begin with a slash",
                "trace|noslash|does not begin with a slash",
                "watch|''|does not begin with a slash",
                "watch|/a/b|is not one file below the slash",
                "trace|/a/b|is not one file below the slash",
                "watch|/..|is not one file below the slash",
                "trace|/|has nothing after its slash"
            })
    void isWrongUsageAndSaysWhy(String command, String name, String why) throws Exception {
        Prompt.Result ran = Prompt.start(command, "/good", name).get();
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err())
                .startsWith("mqscope: " + command + ": '" + name + "': the name " + why)
                .hasLineCount(1);
        assertThat(ran.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "info",
                "create",
                "unlink",
                "send",
                "receive",
                "receive --from-journal",
                "send --from-journal",
                "watch",
                "peek",
                "notify",
                "trace"
            })
    void soIsOneOf256BytesForEachCommand(String command) throws Exception {
        List<Object> words = new ArrayList<>(List.of(command.split(" ")));
        words.add(1, "/" + "n".repeat(256));
        Prompt.Result ran = Prompt.start(words.toArray()).get();
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("has 256 bytes after its slash").hasLineCount(1);
    }

    @Test
    void whereOneOfSeveralIsNoneNothingIsUnlinked() throws Exception {
        try (TestQueue own = TestQueue.create()) {
            assertThat(Prompt.run("unlink", own.name(), "noslash").status()).isEqualTo(2);
            assertThat(Prompt.run("info", own.name()).status()).isZero();
        }
    }

    @Test
    void whatDoesNotPrintInItIsEscaped() throws Exception {
        byte[] name = "no\u001b[2J%s{0}@|bold x|@\n\u202e".getBytes(StandardCharsets.UTF_8);
        Prompt.Result ran = Prompt.start("watch", name).get();
        assertThat(ran.status()).isEqualTo(2);
        assertThat(List.of(ran.err().split("\n", -1)))
                .containsExactly(ran.err().strip(), "")
                .first()
                .asString()
                .contains("'no\\x1b[2J%s{0}@|bold x|@\\n\\u{202e}'");
    }
}
