package io.github.mqscope.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapedLineTest {
    @ParameterizedTest
    @CsvSource({
        "cannot read a\u001b[31mb, cannot read a\\x1b[31mb",
        "already \\x1b escaped, already \\x1b escaped",
        "\\\\ and \u202e, \\\\ and \\u{202e}",
        "plain ünd €, plain ünd €"
    })
    void escapesWhatDoesNotPrintAndLeavesBackslashes(String sentence, String shown) {
        assertThat(Escaped.line(sentence)).isEqualTo(shown);
    }
}
