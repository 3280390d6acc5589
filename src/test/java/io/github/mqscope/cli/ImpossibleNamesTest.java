package io.github.mqscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Commands that wait for a name to come do not wait for one that no queue can have.
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
    @ValueSource(strings = {"watch", "trace"})
    void soIsOneOf256Bytes(String command) throws Exception {
        Prompt.Result ran = Prompt.start(command, "/" + "n".repeat(256)).get();
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("has 256 bytes after its slash").hasLineCount(1);
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
