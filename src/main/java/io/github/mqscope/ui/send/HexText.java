package io.github.mqscope.ui.send;

import io.github.mqscope.text.Escaped;
import io.github.mqscope.ui.words.Words;
import java.util.Arrays;

/// Bytes typed as hex digits, two a byte, with any white space between bytes.
final class HexText {
    private static final Words WORDS = Words.of(HexText.class);

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
                return new Body.Wrong(WORDS.get("hex.one-digit", count + 1, String.valueOf(text.charAt(i))));
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
        return new Body.Wrong(WORDS.get("hex.no-digit", Escaped.of(character), at + 1));
    }
}
