package io.github.mqscope.body.struct;

import io.github.mqscope.body.Plausible;
import io.github.mqscope.body.struct.CType.Scalar;
import io.github.mqscope.text.Escaped;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.StringJoiner;

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
            case Scalar s ->
                scalar(
                        s,
                        integer(
                                bit,
                                (int) bits,
                                bits == s.size() * 8 ? s.order().orElse(order) : order),
                        (int) bits);
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
        String number = type.signed() ? Long.toString(value) : Long.toUnsignedString(value);
        return number + "  " + (constant == null ? "no constant of the enum" : constant);
    }

    /// The text of a `char` array, up to its first zero, and what is not zero behind it.
    String text(int from, int length) {
        int end = from;
        while (end < from + length && body[end] != 0) {
            end++;
        }
        int last = from + length;
        while (last > end && body[last - 1] == 0) {
            last--;
        }
        String text = quoted(from, end);
        return length > 0 && end == from + length
                ? text + "  no NUL"
                : last > end ? text + "  behind its NUL: " + quoted(end + 1, last) : text;
    }

    /// A text that may have zeros.
    String quoted(int from, int end) {
        return "\"" + Escaped.of(Arrays.copyOfRange(body, from, end), 4 * MOST_BYTES) + "\"";
    }

    /// The first bytes as hex.
    String bytes(int from, int length) {
        String hex = HexFormat.ofDelimiter(" ").formatHex(body, from, from + Math.min(length, MOST_BYTES));
        return length > MOST_BYTES ? hex + " …" : hex;
    }

    /// What lies in the bits of padding, all of which are in the body: they should be zero, and often are what was
    /// there before.
    String padding(long from, long to) {
        long whole = Math.min(to, (from + 7) / 8 * 8);
        long rest = Math.max(whole, to / 8 * 8);
        StringJoiner parts = new StringJoiner(" ");
        boolean zero = bits(parts, from, whole);
        for (long at = whole; at < rest; at += 8) {
            zero &= body[(int) (at / 8)] == 0;
        }
        if (whole < rest) {
            parts.add(bytes((int) (whole / 8), (int) ((rest - whole) / 8)));
        }
        zero &= bits(parts, rest, to);
        return zero ? "zero" : "not zero: " + parts;
    }

    private boolean bits(StringJoiner into, long from, long to) {
        if (from >= to) {
            return true;
        }
        int count = (int) (to - from);
        long value = integer(from, count, order);
        String digits = Long.toBinaryString(value);
        into.add("0b" + "0".repeat(count - digits.length()) + digits);
        return value == 0;
    }
}
