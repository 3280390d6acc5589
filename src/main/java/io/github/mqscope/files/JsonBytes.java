package io.github.mqscope.files;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// JSON as bytes in a buffer that is used again: for lines that come by the hundred thousand.
///
/// Strings come out as those of [JsonLine] do. Order and commas are the caller's.
final class JsonBytes {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int LONGEST_NUMBER = 20;
    private static final int ESCAPED = 6;

    private byte[] bytes = new byte[1 << 17];
    private int length;

    /// The bytes of a key to be copied: with a comma before it and a colon after.
    static byte[] key(String name) {
        return (",\"" + name + "\":").getBytes(StandardCharsets.US_ASCII);
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    /// Bytes that are JSON already.
    JsonBytes raw(byte[] json) {
        room(json.length);
        System.arraycopy(json, 0, bytes, length, json.length);
        length += json.length;
        return this;
    }

    /// A single character of JSON.
    JsonBytes raw(char one) {
        room(1);
        bytes[length++] = (byte) one;
        return this;
    }

    /// A number.
    JsonBytes number(long value) {
        room(LONGEST_NUMBER);
        if (value < 0) {
            return raw(Long.toString(value).getBytes(StandardCharsets.US_ASCII));
        }
        int digits = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            digits++;
        }
        padded(value, digits);
        return this;
    }

    /// A number of so many digits.
    JsonBytes padded(long value, int digits) {
        room(digits);
        long rest = value;
        for (int at = length + digits - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /// Text that is known to be printable ASCII without quotes and backslashes, as a string.
    JsonBytes plain(byte[] ascii) {
        return raw('"').raw(ascii).raw('"');
    }

    /// Whether bytes are such text.
    static boolean isPlain(byte[] text) {
        for (byte b : text) {
            if (b < ' ' || b > '~' || b == '"' || b == '\\') {
                return false;
            }
        }
        return true;
    }

    /// Any text as a string; what is not ASCII as its number.
    JsonBytes string(String text) {
        room(ESCAPED * text.length() + 2);
        raw('"');
        for (int i = 0; i < text.length(); i++) {
            character(text.charAt(i));
        }
        return raw('"');
    }

    private void character(char c) {
        switch (c) {
            case '"', '\\' -> raw('\\').raw(c);
            case '\n' -> raw('\\').raw('n');
            case '\r' -> raw('\\').raw('r');
            case '\t' -> raw('\\').raw('t');
            case '\b' -> raw('\\').raw('b');
            case '\f' -> raw('\\').raw('f');
            default -> {
                if (c >= ' ' && c < 0x80) {
                    raw(c);
                } else {
                    raw(("\\u" + HEX.toHexDigits(c)).getBytes(StandardCharsets.US_ASCII));
                }
            }
        }
    }

    /// Bytes in base64, as a string.
    JsonBytes base64(byte[] body) {
        return plain(Base64.getEncoder().encode(body));
    }

    /// Bytes collected.
    int size() {
        return length;
    }

    /// Takes what was collected.
    byte[] take() {
        byte[] taken = Arrays.copyOf(bytes, length);
        length = 0;
        return taken;
    }
}
