package io.github.mqscope.body;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BodyFormsTest {
    private static final byte[] BYTES = {'h', (byte) 0xc3, (byte) 0xa9, 0, (byte) 0xff};

    private static String text(byte[] body, Encoding encoding) {
        return TextBody.of(body, 0, encoding).text();
    }

    @Test
    void eachEncodingReadsItsOwnTextAndEscapesWhatItDoesNotKnow() {
        for (Encoding encoding : Encoding.available()) {
            String word = encoding == Encoding.ASCII ? "Grosse" : "Größe";
            assertThat(text(word.getBytes(encoding.charset()), encoding))
                    .as(encoding.toString())
                    .isEqualTo(word);
        }
        assertThat(text(BYTES, Encoding.ASCII)).isEqualTo("h\\xc3\\xa9\\x00\\xff");
        assertThat(text("€".getBytes(Charset.forName("ISO-8859-15")), Encoding.ISO_8859_15))
                .isEqualTo("€");
        assertThat(text(new byte[] {'a', 0, 'b'}, Encoding.UTF_16LE)).isEqualTo("a\\x62");
        assertThat(text("a\u202eb".getBytes(UTF_16LE), Encoding.UTF_16LE)).isEqualTo("a\\u{202e}b");
        assertThat(text("a😀b".getBytes(UTF_16LE), Encoding.UTF_16LE)).isEqualTo("a😀b");
        assertThat(text("a😀b".getBytes(UTF_8), Encoding.UTF_8)).isEqualTo("a😀b");
    }

    @Test
    void aPartBeginsWhereTheOneBeforeEnded() {
        byte[] body = "ab€".repeat(20_000).getBytes(UTF_8);
        StringBuilder all = new StringBuilder();
        for (int from = 0; from < body.length; ) {
            TextBody part = TextBody.of(body, from, Encoding.UTF_8);
            assertThat(part.valid()).isTrue();
            all.append(part.text());
            from = part.to();
        }
        assertThat(all.toString()).isEqualTo(new String(body, UTF_8));
    }

    @Test
    void bytesAreFoundAgainInTheText() {
        TextBody text = TextBody.of("\u001bé\u202ex".getBytes(UTF_8), 0, Encoding.UTF_8);
        assertThat(text.text().substring(text.indexOf(1), text.indexOf(3))).isEqualTo("é");
        assertThat(text.text().substring(text.indexOf(6), text.indexOf(7))).isEqualTo("x");
    }

    @Test
    void theWayFollowsFromTheBody() {
        assertThat(BodyLook.of("{\"a\":1}".getBytes(UTF_8)).way()).isEqualTo(BodyLook.Way.JSON);
        assertThat(BodyLook.of("{\"a\":1".getBytes(UTF_8)).way()).isEqualTo(BodyLook.Way.TEXT);
        assertThat(BodyLook.of("Grüße\n".getBytes(UTF_8)).way()).isEqualTo(BodyLook.Way.TEXT);
        assertThat(BodyLook.of(BYTES).way()).isEqualTo(BodyLook.Way.HEX);
        assertThat(BodyLook.of(new byte[16]).way()).isEqualTo(BodyLook.Way.HEX);
    }

    @Test
    void needlesAreFoundInEitherCaseAndHexExactly() {
        byte[] body = "One one ONE oneone".getBytes(UTF_8);
        assertThat(Needle.of("one", Encoding.UTF_8).orElseThrow().in(body)).containsExactly(0, 4, 8, 12, 15);
        assertThat(Needle.of("hex: 4f 6e", Encoding.UTF_8).orElseThrow().in(body))
                .containsExactly(0);
        assertThat(Needle.of("hex: 4", Encoding.UTF_8)).isEmpty();
        assertThat(Needle.of("é", Encoding.ASCII)).isEmpty();
        assertThat(Needle.of("", Encoding.UTF_8)).isEmpty();
        assertThat(Needle.of("x", Encoding.UTF_8).orElseThrow().in(new byte[0])).isEmpty();
        assertThat(Needle.of("hex:00", Encoding.UTF_8).orElseThrow().in(new byte[1 << 20]))
                .hasSize(Needle.MOST);
    }

    @Test
    void numbersAreReadInBothOrdersAsFarAsBytesFollow() {
        byte[] body =
                ByteBuffer.allocate(10).putInt(1795629731).putShort((short) -2).array();
        String rows = NumberRow.at(body, 0).stream()
                .map(r -> r.type() + " " + r.little() + " " + r.big())
                .collect(Collectors.joining("\n"));
        assertThat(rows).contains("1795629731", "time_t 32", "2026-11-25T18:02:11Z");
        assertThat(NumberRow.at(body, 4).getFirst()).isEqualTo(new NumberRow("int8", "-1", "-1"));
        assertThat(NumberRow.at(body, 4).get(3)).isEqualTo(new NumberRow("uint16", "65279", "65534"));
        assertThat(NumberRow.at(body, 9).get(2)).isEqualTo(new NumberRow("int16", "", ""));
        assertThat(NumberRow.at(new byte[8], 0)).extracting(NumberRow::type).doesNotContain("time_t 64");
    }

    @Test
    void cAndJavaTakeTheArrays() {
        assertThat(Form.C_ARRAY.of(BYTES)).contains("{\n    0x68, 0xc3, 0xa9, 0x00, 0xff\n};");
        assertThat(Form.JAVA_BYTES.of(BYTES)).contains("{\n    0x68, (byte) 0xc3, (byte) 0xa9, 0x00, (byte) 0xff\n};");
        assertThat(Form.C_ARRAY.of(new byte[0])).contains("message_len = 0");
    }

    @Test
    void theTextColumnFollowsASingleByteEncoding() {
        byte[] body = {(byte) 0xe9, (byte) 0xad, (byte) 0xa0, 0x1b};
        assertThat(new HexRows(body, HexRows.NARROW, Encoding.ISO_8859_1).getFirst())
                .endsWith("|é...|");
        assertThat(new HexRows(body, HexRows.NARROW, Encoding.UTF_8).getFirst()).endsWith("|....|");
    }
}
