package io.github.mqscope.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.testing.Peer;
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
}
