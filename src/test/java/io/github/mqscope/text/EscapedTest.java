package io.github.mqscope.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapedTest {
    private static final String SPICE =
            "\u0000\u0007\b\t\n\r\u001b\u007f\u0085\u00a0\u00ad\u034f\u061c\u115f\u17b4\u180b\u200b\u200e\u200f"
                    + "\u2028\u2029\u202a\u202e\u2060\u2066\u2069\u2800\u3000\u3164\ufe0f\ufeff\ufff9\uffa0"
                    + "\\x{}u…aé€\u05d0\u0627\ud83d\ude00\udb40\udc01\udb40\udd00";

    private static byte[] random(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(SPICE.charAt(random.nextInt(SPICE.length())));
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(3) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    @Test
    void nothingThatMovesHidesOrReversesComesOut() {
        Random random = new Random(11);
        for (int i = 0; i < 100_000; i++) {
            Escaped.of(random(random)).codePoints().forEach(EscapedTest::assertHarmless);
        }
    }

    private static void assertHarmless(int point) {
        int type = Character.getType(point);
        boolean harmful = Character.isISOControl(point)
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SURROGATE
                || type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED
                || (type == Character.SPACE_SEPARATOR && point != ' ')
                || "\u034f\u115f\u1160\u17b4\u17b5\u180b\u2800\u3164\ufe0f\uffa0".indexOf(point) >= 0
                || (point >= 0xE0000 && point <= 0xE0FFF);
        assertThat(harmful).as("U+%04X", point).isFalse();
    }

    @Test
    void differentBytesLookDifferent() {
        Map<String, byte[]> seen = new HashMap<>();
        Random random = new Random(12);
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = random(random);
            byte[] before = seen.put(Escaped.of(bytes), bytes);
            if (before != null) {
                assertThat(before).isEqualTo(bytes);
            }
        }
    }

    @Test
    void everySingleByteAndCodePointLooksDifferent() {
        Map<String, byte[]> seen = new HashMap<>();
        for (int b = 0; b < 256; b++) {
            byte[] one = {(byte) b};
            assertThat(seen.put(Escaped.of(one), one)).isNull();
        }
        for (int point = 0x80; point <= Character.MAX_CODE_POINT; point++) {
            if (point < 0xD800 || point > 0xDFFF) {
                byte[] bytes = Character.toString(point).getBytes(StandardCharsets.UTF_8);
                assertThat(seen.put(Escaped.of(bytes), bytes)).isNull();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"plain, plain", "Grüße €, Grüße €", "שלום, שלום", "a\\b, a\\\\b", "\uD83D\uDE00, \uD83D\uDE00"})
    void whatPrintsStays(String text, String shown) {
        assertThat(Escaped.of(text)).isEqualTo(shown);
    }

    @Test
    void whatDoesNotPrintIsWritten() {
        assertThat(Escaped.of("\u001b]52;c;\u0007\r\n\t\u202e")).isEqualTo("\\x1b]52;c;\\x07\\r\\n\\t\\u{202e}");
        assertThat(Escaped.of(new byte[] {(byte) 0xff, 'a', (byte) 0xe2, (byte) 0x82}))
                .isEqualTo("\\xffa\\xe2\\x82");
        byte[] surrogate = {(byte) 0xed, (byte) 0xa0, (byte) 0x80};
        assertThat(Escaped.of(surrogate)).isEqualTo("\\xed\\xa0\\x80");
        byte[] overlong = {(byte) 0xc0, (byte) 0xaf};
        assertThat(Escaped.of(overlong)).isEqualTo("\\xc0\\xaf");
    }

    @Test
    void anEllipsisStandsOnlyWhereSomethingFollows() {
        byte[] bytes = "aé".getBytes(StandardCharsets.UTF_8);
        assertThat(Escaped.of(bytes, 1)).isEqualTo("a…");
        assertThat(Escaped.of(bytes, 2)).isEqualTo("aé");
        assertThat(Escaped.of(bytes, 3)).isEqualTo("aé");
    }

    @Test
    void utf8IsTheExactTextOrNothing() {
        assertThat(Escaped.utf8("é\u001b".getBytes(StandardCharsets.UTF_8))).hasValue("é\u001b");
        assertThat(Escaped.utf8(new byte[] {(byte) 0xc3})).isEmpty();
    }
}
