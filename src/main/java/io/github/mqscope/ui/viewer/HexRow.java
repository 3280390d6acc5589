package io.github.mqscope.ui.viewer;

import java.util.Locale;

/// Sixteen bytes as `00000010  68 65 6c …  |hel…|`.
final class HexRow {
    static final int BYTES = 16;

    private HexRow() {}

    static int count(byte[] body) {
        return (body.length + BYTES - 1) / BYTES;
    }

    static String of(byte[] body, int row) {
        int start = row * BYTES;
        int end = Math.min(body.length, start + BYTES);
        StringBuilder out = new StringBuilder(80).append(String.format(Locale.ROOT, "%08x ", start));
        for (int i = start; i < start + BYTES; i++) {
            out.append(i % 8 == 0 ? " " : "");
            out.append(i < end ? String.format(Locale.ROOT, "%02x ", body[i]) : "   ");
        }
        out.append(" |");
        for (int i = start; i < end; i++) {
            out.append(body[i] >= ' ' && body[i] < 0x7f ? (char) body[i] : '.');
        }
        return out.append('|').toString();
    }

    static String dump(byte[] body) {
        StringBuilder out = new StringBuilder();
        for (int row = 0; row < count(body); row++) {
            out.append(of(body, row)).append('\n');
        }
        return out.toString();
    }
}
