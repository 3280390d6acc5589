package io.github.mqscope.ui.send;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HexTextTest {
    private static byte[] bytes(String text) {
        return ((Body.Ready) HexText.parse(text)).bytes();
    }

    @Test
    void readsPairsOfDigitsWithAnyWhiteSpaceBetween() {
        assertThat(bytes(" 00 ff\n7F80\t01")).containsExactly(0, 0xff, 0x7f, 0x80, 1);
    }

    @Test
    void nothingIsAnEmptyBody() {
        assertThat(bytes("  ")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
                    68 6g, “g” at place 5
                    x, “x” at place 1
                    68 6, Byte 2 has one digit
                    6 8, Byte 1 has one digit
                    ٣٣, “٣” at place 1
                    """)
    void saysWhereItIsWrong(String text, String why) {
        assertThat(HexText.parse(text))
                .isInstanceOfSatisfying(
                        Body.Wrong.class, wrong -> assertThat(wrong.why()).contains(why));
    }
}
