package io.github.mqscope.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;

/// Bytes of strangers, made safe to show: nothing in a queue may move the cursor, forge a line or reverse
/// the text.
///
/// Escaped UTF-8 stays. A control character becomes `\n`, `\t`, `\x1b`; format characters such as U+202E,
/// separators, private and unassigned ones become `\\u{202e}`; a byte that is not UTF-8 becomes `\xff`; a
/// backslash is doubled, so that no two byte strings look the same.
public final class Escaped {
    private static final int DELETE = 0x7f;
    private static final int FIRST_OF_TWO_BYTES = 0x80;

    private Escaped() {}

    /// The whole of `bytes` on one line.
    public static String of(byte[] bytes) {
        return of(bytes, bytes.length);
    }

    /// The first `limit` bytes on one line, with `…` where more follow.
    public static String of(byte[] bytes, int limit) {
        StringBuilder out = new StringBuilder(Math.min(bytes.length, limit) + 8);
        int end = Math.min(bytes.length, limit);
        int at = 0;
        while (at < end) {
            int length = sequenceLength(bytes, at);
            if (length == 0) {
                hex(out, bytes[at++]);
            } else if (length == 1) {
                append(out, bytes[at++]);
            } else {
                int point = new String(bytes, at, length, StandardCharsets.UTF_8).codePointAt(0);
                append(out, point);
                at += length;
            }
        }
        return bytes.length > at ? out.append('…').toString() : out.toString();
    }

    /// Text of strangers, such as a process name, on one line.
    public static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /// A sentence of ours with text of strangers in it, escaped or not, on one line: what does not print is escaped,
    /// and backslashes stay.
    public static String line(String sentence) {
        return Arrays.stream(sentence.split("\\\\", -1)).map(Escaped::of).collect(Collectors.joining("\\"));
    }

    /// The beginning of a text of strangers on one line, up to about `limit` bytes, with `…` where more follow.
    public static String of(String text, int limit) {
        return of(text.substring(0, Math.min(text.length(), limit + 1)).getBytes(StandardCharsets.UTF_8), limit);
    }

    /// The text of bytes of which nothing has to be escaped but a backslash; empty for others.
    public static Optional<String> plain(byte[] bytes) {
        return utf8(bytes).filter(text -> of(bytes).replace("\\\\", "\\").equals(text));
    }

    /// The text, where all of `bytes` are valid UTF-8. Not safe to show.
    public static Optional<String> utf8(byte[] bytes) {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return Optional.of(text.toString());
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    private static void append(StringBuilder out, int point) {
        switch (point) {
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (prints(point)) {
                    out.appendCodePoint(point);
                } else {
                    unprintable(out, point);
                }
            }
        }
    }

    private static void unprintable(StringBuilder out, int point) {
        if (point < FIRST_OF_TWO_BYTES) {
            hex(out, (byte) point);
        } else {
            out.append("\\u{").append(Integer.toHexString(point)).append('}');
        }
    }

    private static void hex(StringBuilder out, byte value) {
        HexFormat.of().toHexDigits(out.append("\\x"), value);
    }

    private static boolean prints(int point) {
        if (point >= ' ' && point < DELETE) {
            return true;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR,
                    Character.ENCLOSING_MARK -> false;
            default -> !isBlank(point);
        };
    }

    // Letters and marks that leave no ink: Hangul fillers, Khmer inherent vowels, the Braille blank, the
    // grapheme joiner and variation selectors. With them two different names could look the same.
    private static boolean isBlank(int point) {
        return switch (point) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
            default ->
                (point >= 0x180B && point <= 0x180F)
                        || (point >= 0xFE00 && point <= 0xFE0F)
                        || (point >= 0xE0100 && point <= 0xE01EF);
        };
    }

    // Length of the valid UTF-8 sequence that starts here, 0 where none does.
    private static int sequenceLength(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        int length = first < FIRST_OF_TWO_BYTES ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
        if (length == 0 || at + length > bytes.length) {
            return 0;
        }
        if (length == 1) {
            return 1;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, length));
            return length;
        } catch (CharacterCodingException malformed) {
            return 0;
        }
    }
}
