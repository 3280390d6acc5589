package io.github.mqscope.ui.viewer;

import io.github.mqscope.mqueue.Printable;
import java.util.Arrays;

/// A body as text that is safe to show: its own line feeds break the line, everything else that does not
/// print is escaped.
///
/// @param text  the text
/// @param utf8  whether the whole body is valid UTF-8
/// @param shown how many bytes the text stands for
record TextBody(String text, boolean utf8, int shown) {
    /// Bytes shown at the most: the hex rows show all.
    static final int MOST = 64 * 1024;

    static TextBody of(byte[] body) {
        int end = body.length <= MOST ? body.length : boundary(body, MOST);
        StringBuilder out = new StringBuilder(end + end / 4);
        int start = 0;
        for (int i = 0; i < end; i++) {
            if (body[i] == '\n') {
                out.append(Printable.of(Arrays.copyOfRange(body, start, i))).append('\n');
                start = i + 1;
            }
        }
        out.append(Printable.of(Arrays.copyOfRange(body, start, end)));
        return new TextBody(out.toString(), Printable.utf8(body).isPresent(), end);
    }

    // The last place up to `at` where no UTF-8 sequence is cut.
    private static int boundary(byte[] body, int at) {
        int end = at;
        while (end > at - 4 && (body[end] & 0xc0) == 0x80) {
            end--;
        }
        return end;
    }
}
