package io.github.mqscope.body;

import java.util.AbstractList;
import java.util.HexFormat;
import java.util.RandomAccess;

/// A body as the rows of a hex dump, `00000010  68 65 6c …  |hel…|`, made when they are looked at: 16 MiB
/// open at once.
public final class HexRows extends AbstractList<String> implements RandomAccess {
    /// Bytes in a row of a dump.
    public static final int WIDE = 16;

    /// Bytes in a row where there is little room.
    public static final int NARROW = 8;

    private static final int GROUP = 8;
    private static final int SHORT_OFFSET = 4;
    private static final int LONG_OFFSET = 8;
    private static final HexFormat HEX = HexFormat.of();

    private final byte[] body;
    private final int width;
    private final int offsetDigits;
    private final char[] glyphs;

    /// With a text column in ASCII.
    public HexRows(byte[] body, int width) {
        this(body, width, Encoding.ASCII);
    }

    /// @param width    bytes a row
    /// @param encoding of the text column; one whose characters have several bytes counts as ASCII
    public HexRows(byte[] body, int width, Encoding encoding) {
        this.body = body;
        this.width = width;
        this.offsetDigits = body.length <= 1 << 16 ? SHORT_OFFSET : LONG_OFFSET;
        this.glyphs = glyphs(encoding.isSingleByte() ? encoding : Encoding.ASCII);
    }

    // What stands for each byte: a dot where it is no character that prints on its own.
    private static char[] glyphs(Encoding encoding) {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        char[] glyphs = new String(all, encoding.charset()).toCharArray();
        for (int i = 0; i < glyphs.length; i++) {
            char c = glyphs[i];
            boolean prints = c == ' ' || Character.isLetterOrDigit(c) || isSign(c);
            glyphs[i] = prints && c != '\ufffd' ? c : '.';
        }
        return glyphs;
    }

    private static boolean isSign(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SPACE_SEPARATOR, Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    /// Characters in a row of some bytes.
    public static int characters(int bytesInBody, int width) {
        return textColumn(bytesInBody, width) + width + 1;
    }

    /// The place of a byte's two digits in its row.
    public static int digitsColumn(int bytesInBody, int index) {
        return offsetDigits(bytesInBody) + 2 + 3 * index + index / GROUP;
    }

    /// The place of the text column's first character.
    public static int textColumn(int bytesInBody, int width) {
        return offsetDigits(bytesInBody) + 1 + width / GROUP + 3 * width + 2;
    }

    private static int offsetDigits(int bytesInBody) {
        return bytesInBody <= 1 << 16 ? SHORT_OFFSET : LONG_OFFSET;
    }

    @Override
    public int size() {
        return (body.length + width - 1) / width;
    }

    @Override
    public String get(int row) {
        StringBuilder out = new StringBuilder(80);
        append(row * width, out);
        return out.toString();
    }

    private void append(int start, StringBuilder out) {
        int end = Math.min(body.length, start + width);
        out.append(HEX.toHexDigits(start, offsetDigits)).append(' ');
        for (int i = start; i < start + width; i++) {
            out.append(i % GROUP == 0 ? " " : "");
            if (i < end) {
                HEX.toHexDigits(out, body[i]).append(' ');
            } else {
                out.append("   ");
            }
        }
        out.append(" |");
        for (int i = start; i < end; i++) {
            out.append(glyphs[body[i] & 0xff]);
        }
        out.append('|');
    }

    /// All rows, a line each.
    public static String dump(byte[] body) {
        HexRows rows = new HexRows(body, WIDE);
        StringBuilder out = new StringBuilder(Math.multiplyExact(rows.size(), 80));
        for (int start = 0; start < body.length; start += WIDE) {
            rows.append(start, out);
            out.append('\n');
        }
        return out.toString();
    }
}
