package io.github.mqscope.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TextBodyTest {
    private static String text(String body) {
        return TextBody.of(body.getBytes(UTF_8), 0, Encoding.UTF_8).text();
    }

    @Test
    void lineFeedsBreakTheLineAndCarriageReturnsDoNot() {
        assertThat(text("one\ntwo\rthree\r\n")).isEqualTo("one\ntwo\\rthree\\r\n");
    }

    @Test
    void nothingCanReverseOrForge() {
        assertThat(text("\u202egnp.exe \u001b[2J\u0007\b\u2066\u2028"))
                .isEqualTo("\\u{202e}gnp.exe \\x1b[2J\\x07\\x08\\u{2066}\\u{2028}");
    }

    @Test
    void bytesThatAreNotUtf8AreEscapedAndSaid() {
        TextBody body = TextBody.of(new byte[] {'a', (byte) 0xff, 'b'}, 0, Encoding.UTF_8);
        assertThat(body.text()).isEqualTo("a\\xffb");
        assertThat(body.valid()).isFalse();
        assertThat(TextBody.of("Grüße €".getBytes(UTF_8), 0, Encoding.UTF_8).valid())
                .isTrue();
    }

    @Test
    void aLongBodyIsCutBetweenCharacters() {
        byte[] body = new byte[TextBody.MOST + 10];
        Arrays.fill(body, (byte) 'x');
        byte[] euro = "€".getBytes(UTF_8);
        System.arraycopy(euro, 0, body, TextBody.MOST - 1, euro.length);
        TextBody cut = TextBody.of(body, 0, Encoding.UTF_8);
        assertThat(cut.to()).isEqualTo(TextBody.MOST - 1);
        assertThat(cut.text()).hasSize(TextBody.MOST - 1).endsWith("x");
        assertThat(cut.valid()).isTrue();
    }
}
