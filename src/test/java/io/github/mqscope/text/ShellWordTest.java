package io.github.mqscope.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.testing.Peer;
import io.github.mqscope.testing.Requires;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/usr/lib/mqscope/bin/mqscope-enable",
                "/home/me/my apps/mqscope",
                "it's; $(id) `id` \"x\" \\ * ? ! # & | > < ~ {a,b} [c]",
                "",
                "~root",
                "-n",
                "%s"
            })
    void isOneWordOfAShellAndTheSame(String text) throws Exception {
        try (Peer shell = Peer.start("sh", "-c", "printf '[%s]' " + ShellWord.of(text))) {
            assertThat(shell.lines()).containsExactly("[" + text + "]");
            assertThat(shell.exitStatus()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nl\nx", "/esc\u001b[2J", "/bidi\u202e", "/it's \\ \t", "/caf\u00e9"})
    void isOneWordOfBashAlsoWhereAScreenWouldNotShowIt(String text) throws Exception {
        Requires.tool("bash");
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String word = ShellWord.of(bytes);
        assertThat(word).doesNotContainPattern("[\\x00-\\x1f\\u202e]");
        try (Peer shell = Peer.start("bash", "-c", "printf %s " + word + " | od -An -v -tx1 | tr -d ' \\n'; echo")) {
            assertThat(shell.lines()).containsExactly(HexFormat.of().formatHex(bytes));
        }
    }
}
