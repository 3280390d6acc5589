package io.github.mqscope.body.struct;

import io.github.mqscope.body.Plausible;
import io.github.mqscope.body.struct.CType.Scalar;
import io.github.mqscope.text.Escaped;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;

/// The values of scalars, in words that are safe to show.
final class ScalarWords {
    private static final int MOST_BYTES = 64;

    private final byte[] body;
    private final ByteOrder order;

    ScalarWords(byte[] body, ByteOrder order) {
        this.body = body;
        this.order = order;
    }

    /// What lies at a place, all of which is in the body.
    String of(CType type, long bit, long bits) {
        return switch (type) {
            case Scalar s when s.kind() == CType.Kind.OPAQUE -> bytes((int) (bit / 8), (int) (bits / 8));
            case Scalar s -> scalar(s, integer(bit, (int) bits, s.order().orElse(order)), (int) bits);
            case CType.Enumeration e -> enumeration(e, integer(bit, (int) bits, order), (int) bits);
            default -> "";
        };
    }

    private long integer(long bit, int bits, ByteOrder of) {
        return Bits.read(body, bit, bits, of);
    }

    private static String scalar(Scalar type, long raw, int bits) {
        return switch (type.kind()) {
            case SIGNED -> Long.toString(Bits.signed(raw, bits));
            case UNSIGNED -> Long.toUnsignedString(raw);
            case SIGNED_CHAR -> character(Bits.signed(raw, bits));
            case UNSIGNED_CHAR -> character(raw);
            case BOOL -> raw == 0 ? "false" : raw == 1 ? "true" : "true, but as " + raw;
            case FLOAT ->
                bits == 32
                        ? Float.toString(Float.intBitsToFloat((int) raw))
                        : Double.toString(Double.longBitsToDouble(raw));
            case POINTER -> "0x" + Long.toHexString(raw);
            case TIME -> raw + Plausible.time(raw).map(at -> "  " + at).orElse("");
            case OPAQUE -> "";
        };
    }

    private static String character(long value) {
        return value > ' ' && value < 0x7f ? value + "  '" + (char) value + "'" : Long.toString(value);
    }

    private static String enumeration(CType.Enumeration type, long raw, int bits) {
        long value = type.signed() ? Bits.signed(raw, bits) : raw;
        String constant = type.constants().get(value);
        return constant == null ? value + "  no constant of the enum" : value + "  " + constant;
    }

    /// The text of a `char` array, up to its first zero.
    String text(int from, int length) {
        int end = from;
        while (end < from + length && body[end] != 0) {
            end++;
        }
        String text = "\"" + Escaped.of(Arrays.copyOfRange(body, from, end), 4 * MOST_BYTES) + "\"";
        return end == from + length ? text + "  no NUL" : text;
    }

    /// The first bytes as hex.
    String bytes(int from, int length) {
        String hex = HexFormat.ofDelimiter(" ").formatHex(body, from, from + Math.min(length, MOST_BYTES));
        return length > MOST_BYTES ? hex + " …" : hex;
    }

    /// What lies in padding: it should be zero, and often is what was there before.
    String padding(int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (body[i] != 0) {
                return "not zero: " + bytes(from, length);
            }
        }
        return "zero";
    }
}
