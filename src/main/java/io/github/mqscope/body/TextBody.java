package io.github.mqscope.body;

import io.github.mqscope.text.Escaped;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.Arrays;

/// A part of a body as text that is safe to show: its own line feeds break the line, everything else that does not
/// print is escaped, as is each byte that the encoding does not know.
///
/// @param text    the text
/// @param from    the first byte that it stands for
/// @param to      the byte behind the last one
/// @param valid   whether the encoding knew all of them
/// @param offsets the byte at which each `char` of the text begins, and `to` at the end
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record TextBody(String text, int from, int to, boolean valid, int[] offsets) {
    /// Bytes in a part at the most.
    public static final int MOST = 32 * 1024;

    /// The part that begins at a byte, and ends with a whole character.
    public static TextBody of(byte[] body, int from, Encoding encoding) {
        return new Reader(body, from, encoding).read();
    }

    /// The first `char` of the text that stands for a byte or one behind it.
    public int indexOf(int offset) {
        int found = Arrays.binarySearch(offsets, offset);
        while (found > 0 && offsets[found - 1] == offset) {
            found--;
        }
        return found >= 0 ? found : Math.min(text.length(), -found - 1);
    }

    private static final class Reader {
        private final byte[] body;
        private final int from;
        private final int end;
        private final CharsetDecoder decoder;
        private final ByteBuffer in;
        private final CharBuffer one = CharBuffer.allocate(2);
        private final StringBuilder out;
        private int[] offsets;
        private boolean valid = true;

        Reader(byte[] body, int from, Encoding encoding) {
            this.body = body;
            this.from = from;
            this.end = Math.min(body.length, from + MOST);
            this.decoder = encoding.charset().newDecoder();
            this.in = ByteBuffer.wrap(body, from, body.length - from);
            this.out = new StringBuilder(end - from + 64);
            this.offsets = new int[end - from + 64];
        }

        TextBody read() {
            while (in.position() < end) {
                int start = in.position();
                int length = character();
                if (start + Math.max(1, length) > end && start > from) {
                    in.position(start);
                    break;
                }
                add(start, length);
                in.position(start + Math.max(1, length));
            }
            mark(in.position());
            return new TextBody(out.toString(), from, in.position(), valid, Arrays.copyOf(offsets, out.length() + 1));
        }

        // Decodes one character into `one`: its bytes, 0 where there is none.
        private int character() {
            int start = in.position();
            decoder.reset();
            one.clear();
            in.limit(Math.min(body.length, start + 1));
            while (true) {
                CoderResult result = decoder.decode(in, one, false);
                if (one.position() > 0) {
                    return in.position() - start;
                }
                if (result.isError() || in.limit() == body.length || in.limit() - start >= 4) {
                    restore(start);
                    return 0;
                }
                in.limit(in.limit() + 1);
            }
        }

        private void restore(int start) {
            in.limit(body.length);
            in.position(start);
        }

        private void add(int start, int length) {
            in.limit(body.length);
            String shown;
            if (length == 0) {
                valid = false;
                shown = String.format("\\x%02x", body[start]);
            } else {
                String text = one.flip().toString();
                char first = text.charAt(0);
                shown = first == '\n' ? "\n" : first > ' ' && first < 0x7f && first != '\\' ? text : Escaped.of(text);
            }
            for (int i = 0; i < shown.length(); i++) {
                mark(start);
                out.append(shown.charAt(i));
            }
        }

        private void mark(int offset) {
            if (out.length() >= offsets.length) {
                offsets = Arrays.copyOf(offsets, offsets.length * 2);
            }
            offsets[out.length()] = offset;
        }
    }
}
