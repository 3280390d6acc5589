package io.github.mqscope.ui.viewer;

import java.util.AbstractList;
import java.util.HexFormat;
import java.util.RandomAccess;

/// A body as the rows of a hex dump, `00000010  68 65 6c …  |hel…|`, made when they are looked at: 16 MiB
/// open at once.
final class HexRows extends AbstractList<String> implements RandomAccess {
    /// Bytes in a row of a dump.
    static final int WIDE = 16;

    /// Bytes in a row where there is little room.
    static final int NARROW = 8;

    private static final int GROUP = 8;
    private static final int SHORT_OFFSET = 4;
    private static final int LONG_OFFSET = 8;
    private static final HexFormat HEX = HexFormat.of();

    private final byte[] body;
    private final int width;
    private final int offsetDigits;

    HexRows(byte[] body, int width) {
        this.body = body;
        this.width = width;
        this.offsetDigits = body.length <= 1 << 16 ? SHORT_OFFSET : LONG_OFFSET;
    }

    /// Characters in a row of some bytes.
    static int characters(int bytesInBody, int width) {
        int offset = bytesInBody <= 1 << 16 ? SHORT_OFFSET : LONG_OFFSET;
        return offset + 1 + width / GROUP + 3 * width + 2 + width + 1;
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
            out.append(body[i] >= ' ' && body[i] < 0x7f ? (char) body[i] : '.');
        }
        out.append('|');
    }

    /// All rows, a line each.
    static String dump(byte[] body) {
        HexRows rows = new HexRows(body, WIDE);
        StringBuilder out = new StringBuilder(Math.multiplyExact(rows.size(), 80));
        for (int start = 0; start < body.length; start += WIDE) {
            rows.append(start, out);
            out.append('\n');
        }
        return out.toString();
    }
}
