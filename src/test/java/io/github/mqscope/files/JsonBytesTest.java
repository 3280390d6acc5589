package io.github.mqscope.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JsonBytesTest {
    private final JsonBytes json = new JsonBytes();

    private String taken() {
        return new String(json.take(), StandardCharsets.US_ASCII);
    }

    @Test
    void stringsComeOutAsThoseOfAllOtherLines() {
        StringBuilder every = new StringBuilder();
        IntStream.range(0, 0x3000).forEach(every::appendCodePoint);
        String text = every.append("\u202e\uffff\ud83d\ude00").toString();
        byte[] line = JsonLine.of(properties -> properties.writeStringProperty("a", text));
        json.raw('{').string("a").raw(':').string(text).raw('}').raw('\n');
        assertThat(taken()).isEqualTo(new String(line, StandardCharsets.US_ASCII));
    }

    @Test
    void onlyWhatNeedsNoEscapeIsPlain() {
        for (int b = 0; b < 256; b++) {
            String text = String.valueOf((char) b);
            json.string(text);
            boolean unchanged = taken().equals("\"" + text + "\"");
            assertThat(JsonBytes.isPlain(new byte[] {(byte) b}))
                    .as("byte %x", b)
                    .isEqualTo(unchanged && b != 0x7f);
        }
    }

    @Test
    void numbersOfEveryLength() {
        for (long n : new long[] {0, 9, 10, 4711, Integer.MAX_VALUE, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
            json.number(n);
            assertThat(taken()).isEqualTo(Long.toString(n));
        }
        json.padded(12, 9);
        assertThat(taken()).isEqualTo("000000012");
    }

    @Test
    void growsAsNeeded() {
        json.base64(new byte[1 << 20]);
        assertThat(json.size()).isEqualTo((((1 << 20) + 2) / 3) * 4 + 2);
    }
}
