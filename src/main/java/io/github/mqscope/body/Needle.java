package io.github.mqscope.body;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// Bytes to look for in a body.
///
/// @param bytes   at least one
/// @param anyCase whether ASCII letters match in either case
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Needle(byte[] bytes, boolean anyCase) {
    /// Matches at the most.
    public static final int MOST = 100_000;

    private static final String HEX = "hex:";

    /// What a person typed: text in an encoding, in either case, or `hex: de ad` for exact bytes. Empty where
    /// it is nothing, no hex, or cannot be said in the encoding.
    public static Optional<Needle> of(String typed, Encoding encoding) {
        try {
            byte[] bytes = typed.startsWith(HEX)
                    ? HexFormat.of().parseHex(typed.substring(HEX.length()).replaceAll("\\s", ""))
                    : encode(typed, encoding);
            return bytes.length == 0 ? Optional.empty() : Optional.of(new Needle(bytes, isText(typed, encoding)));
        } catch (IllegalArgumentException | CharacterCodingException impossible) {
            return Optional.empty();
        }
    }

    private static boolean isText(String typed, Encoding encoding) {
        return !typed.startsWith(HEX) && encoding != Encoding.EBCDIC_037;
    }

    private static byte[] encode(String typed, Encoding encoding) throws CharacterCodingException {
        var buffer = encoding.charset().newEncoder().encode(CharBuffer.wrap(typed));
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /// Where they begin in a body, in order, none inside another; the first [#MOST] at the most.
    public int[] in(byte[] body) {
        byte[] lower = new byte[bytes.length];
        for (int i = 0; i < lower.length; i++) {
            lower[i] = fold(bytes[i]);
        }
        int[] found = new int[16];
        int count = 0;
        for (int at = 0; at <= body.length - lower.length && count < MOST; ) {
            if (matches(body, at, lower)) {
                found = count == found.length ? Arrays.copyOf(found, count * 2) : found;
                found[count++] = at;
                at += lower.length;
            } else {
                at++;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private boolean matches(byte[] body, int at, byte[] lower) {
        for (int i = 0; i < lower.length; i++) {
            if (fold(body[at + i]) != lower[i]) {
                return false;
            }
        }
        return true;
    }

    private byte fold(byte b) {
        return anyCase && b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
    }
}
