package io.github.mqscope.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HexRowsTest {
    @Test
    void aRowHasOffsetTwoGroupsOfEightAndAscii() {
        byte[] body = "0123456789abcdef\u001b[2J".getBytes(UTF_8);
        assertThat(new HexRows(body, HexRows.WIDE))
                .containsExactly(
                        "0000  30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66  |0123456789abcdef|",
                        "0010  1b 5b 32 4a                                       |.[2J|");
    }

    @Test
    void narrowRowsHaveEightBytes() {
        assertThat(new HexRows("0123456789".getBytes(UTF_8), HexRows.NARROW))
                .containsExactly("0000  30 31 32 33 34 35 36 37  |01234567|", "0008  38 39                    |89|");
    }

    @Test
    void largeBodiesHaveLongOffsets() {
        HexRows rows = new HexRows(new byte[(16 << 20)], HexRows.WIDE);
        assertThat(rows).hasSize(1 << 20);
        assertThat(rows.getLast()).startsWith("00fffff0  00 00");
    }

    @Test
    void theStatedLengthIsTheRealOne() {
        for (int width : new int[] {HexRows.NARROW, HexRows.WIDE}) {
            for (int size : new int[] {16, 1 << 17}) {
                assertThat(new HexRows(new byte[size], width).getFirst()).hasSize(HexRows.characters(size, width));
            }
        }
    }

    @Test
    void anEmptyBodyHasNoRows() {
        assertThat(new HexRows(new byte[0], HexRows.WIDE)).isEmpty();
        assertThat(HexRows.dump(new byte[0])).isEmpty();
    }
}
