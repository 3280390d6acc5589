package io.github.mqscope.ui.send;

import java.util.Arrays;

/// Bytes typed as hex digits, two a byte, with any white space between bytes.
final class HexText {
    private HexText() {}

    static Body parse(String text) {
        byte[] bytes = new byte[text.length() / 2];
        int count = 0;
        for (int i = 0; i < text.length(); ) {
            if (Character.isWhitespace(text.charAt(i))) {
                i++;
                continue;
            }
            int high = Character.digit(text.charAt(i), 16);
            if (high < 0 || text.charAt(i) > 'f') {
                return wrong(text, i);
            }
            if (i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1))) {
                return new Body.Wrong("Byte " + (count + 1) + " has one digit: write 0" + text.charAt(i)
                        + ", or the digit that is missing.");
            }
            int low = Character.digit(text.charAt(i + 1), 16);
            if (low < 0 || text.charAt(i + 1) > 'f') {
                return wrong(text, i + 1);
            }
            bytes[count++] = (byte) (high << 4 | low);
            i += 2;
        }
        return new Body.Ready(Arrays.copyOf(bytes, count));
    }

    private static Body wrong(String text, int at) {
        String character = new String(Character.toChars(text.codePointAt(at)));
        return new Body.Wrong("“" + io.github.mqscope.mqueue.Printable.of(character) + "” at place " + (at + 1)
                + " is not a hex digit: use 0 to 9 and a to f.");
    }
}
