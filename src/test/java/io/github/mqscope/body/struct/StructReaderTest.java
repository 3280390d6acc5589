package io.github.mqscope.body.struct;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.body.struct.StructField.Kind;
import io.github.mqscope.body.struct.StructReader.Reading;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StructReaderTest {
    private static Reading read(String source, byte[] body, ByteOrder order) throws DeclarationException {
        return StructReader.read(body, Declaration.parse(source, Abi.X86_64).type(), order);
    }

    private static List<String> lines(List<StructField> fields) {
        return fields.stream()
                .map(f -> f.offset() + " " + f.size() + " " + f.kind() + " " + f.name() + " = " + f.value())
                .toList();
    }

    @Test
    void fieldsHaveTheirPlacesAndValuesAndPaddingIsShown() throws Exception {
        ByteBuffer body = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
        body.putInt(-2)
                .put("bolt".getBytes(UTF_8))
                .put(22, (byte) 9)
                .putDouble(24, 1.5)
                .put(32, (byte) 7);
        Reading reading = read(
                "struct order { uint32_t id; char item[16]; double price; struct { uint8_t r, g, b; } c; };",
                body.array(),
                ByteOrder.LITTLE_ENDIAN);
        assertThat(lines(reading.fields()))
                .containsExactly(
                        "0 4 FIELD id = 4294967294",
                        "4 16 FIELD item = \"bolt\"",
                        "20 4 PADDING  = not zero: 00 00 09 00",
                        "24 8 FIELD price = 1.5",
                        "32 3 FIELD c = ",
                        "35 5 PADDING  = zero");
        assertThat(reading.fits()).isTrue();
        assertThat(lines(reading.fields().get(4).children())).first().isEqualTo("32 1 FIELD r = 7");
    }

    @Test
    void byteOrderHoldsUnlessTheTypeHasItsOwn() throws Exception {
        byte[] body = {0, 1, 0, 1, 0, 1};
        assertThat(lines(read("uint16_t a; __be16 b; __le16 c;", body, ByteOrder.LITTLE_ENDIAN)
                        .fields()))
                .containsExactly("0 2 FIELD a = 256", "2 2 FIELD b = 1", "4 2 FIELD c = 256");
        assertThat(lines(read("uint16_t a; __be16 b; __le16 c;", body, ByteOrder.BIG_ENDIAN)
                        .fields()))
                .first()
                .isEqualTo("0 2 FIELD a = 1");
    }

    @Test
    void bitFieldsAreReadInEitherOrder() throws Exception {
        String source = "struct { unsigned a : 3; int b : 5; } x;";
        byte[] body = {(byte) 0b11111_010, 0, 0, 0};
        assertThat(lines(read(source, body, ByteOrder.LITTLE_ENDIAN).fields()))
                .startsWith("0 3 bits FIELD a = 2", "0.3 5 bits FIELD b = -1");
        assertThat(lines(read(source, body, ByteOrder.BIG_ENDIAN).fields()))
                .startsWith("0 3 bits FIELD a = 7", "0.3 5 bits FIELD b = -6");
    }

    @Test
    void whatIsNotThereIsMissingAndWhatFollowsIsShown() throws Exception {
        Reading reading = read("int a; int b; char c[4];", new byte[6], ByteOrder.LITTLE_ENDIAN);
        assertThat(reading.fields())
                .extracting(StructField::kind)
                .containsExactly(Kind.FIELD, Kind.MISSING, Kind.MISSING);
        assertThat(reading.fits()).isFalse();
        assertThat(lines(read("int a;", new byte[6], ByteOrder.LITTLE_ENDIAN).fields()))
                .last()
                .isEqualTo("4 2 TRAILING  = 00 00");
        assertThat(read("struct { int a; double b[3]; } x;", new byte[0], ByteOrder.LITTLE_ENDIAN)
                        .fields())
                .isNotEmpty();
    }

    @Test
    void anOpenArrayIsAsLongAsTheMessage() throws Exception {
        Reading reading = read("struct { int n; short v[]; } x;", new byte[10], ByteOrder.LITTLE_ENDIAN);
        assertThat(reading.fits()).isTrue();
        assertThat(reading.fields().getLast().children()).hasSize(3);
    }

    @Test
    void noByteIsHidden() throws Exception {
        byte[] counted = new byte[11];
        for (int i = 0; i < counted.length; i++) {
            counted[i] = (byte) (i + 1);
        }
        Reading open = read("struct { char n; short v[]; } x;", counted, ByteOrder.LITTLE_ENDIAN);
        assertThat(lines(open.fields()))
                .containsExactly("0 1 FIELD n = 1", "1 1 PADDING  = not zero: 02", "2 9 FIELD v = ");
        assertThat(lines(open.fields().getLast().children())).last().isEqualTo("10 1 MISSING [4] = 0b");
        assertThat(open.fits()).isFalse();
        assertThat(lines(read("int a; short b; char c[];", counted, ByteOrder.LITTLE_ENDIAN)
                        .fields()))
                .last()
                .isEqualTo("6 5 FIELD c = \"\\x07\\x08\\t\\n\\x0b\"  no NUL");
        assertThat(lines(read("int a; int b; int c;", counted, ByteOrder.LITTLE_ENDIAN)
                        .fields()))
                .last()
                .isEqualTo("8 4 MISSING c = 09 0a 0b");
    }

    @Test
    void anArrayOfNoLengthAtTheEndIsOpen() throws Exception {
        byte[] body = "....text".getBytes(UTF_8);
        Reading reading = read("struct { int n; char text[0]; } x;", body, ByteOrder.LITTLE_ENDIAN);
        assertThat(lines(reading.fields())).last().isEqualTo("4 4 FIELD text = \"text\"  no NUL");
        assertThat(reading.fits()).isTrue();
        assertThat(lines(read("struct { char none[0]; int n; } x;", body, ByteOrder.LITTLE_ENDIAN)
                        .fields()))
                .containsExactly("0 0 FIELD none = \"\"", "0 4 FIELD n = 774778414", "4 4 TRAILING  = 74 65 78 74");
        assertThat(read("struct { double d; char c; char v[]; } x;", new byte[10], ByteOrder.LITTLE_ENDIAN)
                        .fits())
                .isTrue();
    }

    @Test
    void bitsOfPaddingAndTextBehindTheNulAreShown() throws Exception {
        byte[] body = {(byte) 0b1010_0101, 1, 0, 0, 'a', 0, 'b', 0};
        assertThat(lines(read("struct { unsigned a : 3; char t[4]; } x;", body, ByteOrder.LITTLE_ENDIAN)
                        .fields()))
                .containsExactly(
                        "0 3 bits FIELD a = 5",
                        "0.3 5 bits PADDING  = not zero: 0b10100",
                        "1 4 FIELD t = \"\\x01\"  behind its NUL: \"\\x00a\"",
                        "5 3 PADDING  = not zero: 00 62 00");
    }

    @Test
    void allOfLongBytesAndTextsIsToBeHad() throws Exception {
        byte[] body = new byte[400];
        Arrays.fill(body, (byte) 'x');
        List<StructField> fields = read("uint8_t a[100]; char b[200]; char c;", body, ByteOrder.LITTLE_ENDIAN)
                .fields();
        assertThat(fields.getFirst().value()).endsWith(" …");
        assertThat(lines(fields.getFirst().children())).hasSize(7).last().isEqualTo("96 4 FIELD [96] = 78 78 78 78");
        assertThat(lines(fields.get(1).children())).hasSize(4).last().isEqualTo("292 8 FIELD [192] = \"xxxxxxxx\"");
        assertThat(fields.getLast().kind()).isEqualTo(Kind.TRAILING);
        assertThat(fields.getLast().children()).hasSize(7);
    }

    @Test
    void aConstantOfSixtyFourBitsIsNotNegative() throws Exception {
        byte[] body = new byte[8];
        body[7] = (byte) 0x80;
        assertThat(lines(read("enum { TOP = 1ULL << 63 } x;", body, ByteOrder.LITTLE_ENDIAN)
                        .fields()))
                .containsExactly("0 8 FIELD value = 9223372036854775808  TOP");
    }

    @Test
    void namesOfEnumsTimesAndHostileTextAreSafe() throws Exception {
        ByteBuffer body = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        body.putInt(2).put("\u001b[2J".getBytes(UTF_8)).putLong(1795629731L).putLong(0x7fff0000L);
        assertThat(lines(read(
                                "enum e { A, B = 2 }; enum e which; char text[4]; time_t at; void *p;",
                                body.array(),
                                ByteOrder.LITTLE_ENDIAN)
                        .fields()))
                .containsExactly(
                        "0 4 FIELD which = 2  B",
                        "4 4 FIELD text = \"\\x1b[2J\"  no NUL",
                        "8 8 FIELD at = 1795629731  2026-11-25T18:02:11Z",
                        "16 8 FIELD p = 0x7fff0000");
    }

    @Test
    void manyElementsAreBounded() throws Exception {
        byte[] body = new byte[1 << 20];
        Arrays.fill(body, (byte) 1);
        Reading reading = read("struct { short grid[512][1024]; } x;", body, ByteOrder.LITTLE_ENDIAN);
        StructField grid = reading.fields().getFirst();
        assertThat(grid.children().getLast().kind()).isEqualTo(Kind.MORE);
        assertThat(grid.children().getFirst().children()).hasSize(StructReader.MOST_ELEMENTS + 1);
        assertThat(grid.children()).hasSizeLessThan(30);
    }
}
