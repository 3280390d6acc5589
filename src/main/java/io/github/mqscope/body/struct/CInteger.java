package io.github.mqscope.body.struct;

import java.math.BigInteger;
import java.util.Optional;

/// An integer with its type in C after the promotions: `int`, `unsigned int`, `long` or `unsigned long`.
///
/// Unsigned types wrap. What is too large for a signed one is not computed, as its value is not defined.
record CInteger(BigInteger value, int bits, boolean unsigned) {
    private static final int INT = 32;
    private static final int LONG = 64;

    static CInteger of(long value) {
        return new CInteger(BigInteger.valueOf(value), INT, false);
    }

    static CInteger of(boolean value) {
        return of(value ? 1 : 0);
    }

    /// A `size_t`.
    static CInteger size(long bytes) {
        return new CInteger(BigInteger.valueOf(bytes), LONG, true);
    }

    /// A number as written: the first type of the C standard's list that holds it.
    /// @param decimal  whether a type without a sign is taken only where it is asked for
    /// @throws ArithmeticException where there is none
    static CInteger literal(BigInteger value, boolean decimal, boolean unsigned, boolean isLong) {
        for (int bits = isLong ? LONG : INT; bits <= LONG; bits += LONG - INT) {
            if (!unsigned && fits(value, bits, false)) {
                return new CInteger(value, bits, false);
            }
            if ((unsigned || !decimal) && fits(value, bits, true)) {
                return new CInteger(value, bits, true);
            }
        }
        throw new ArithmeticException("the number is too large");
    }

    static boolean fits(BigInteger value, int bits, boolean unsigned) {
        return unsigned ? value.signum() >= 0 && value.bitLength() <= bits : value.bitLength() < bits;
    }

    /// The same bits in a type of any width, promoted.
    CInteger to(int width, boolean withoutSign) {
        BigInteger all = BigInteger.ONE.shiftLeft(width);
        BigInteger low = value.mod(all);
        BigInteger kept = withoutSign || !low.testBit(width - 1) ? low : low.subtract(all);
        return width < INT ? new CInteger(kept, INT, false) : new CInteger(kept, width, withoutSign);
    }

    /// Converted to the type that both have in an operation.
    CInteger beside(CInteger other) {
        boolean withoutSign =
                bits == other.bits ? unsigned || other.unsigned : bits > other.bits ? unsigned : other.unsigned;
        return to(Math.max(bits, other.bits), withoutSign);
    }

    /// The result of an operation in this type.
    CInteger with(BigInteger result) {
        if (!unsigned && !fits(result, bits, false)) {
            throw new ArithmeticException("this overflows " + (bits == INT ? "int" : "long"));
        }
        return new CInteger(result, bits, unsigned).to(bits, unsigned);
    }

    // A 1 may come to stand in the place of the sign, as GCC has it, but go no further.
    CInteger shifted(CInteger by, boolean left) {
        if (by.value.signum() < 0 || by.value.bitLength() > 6 || by.value.intValue() >= bits) {
            throw new ArithmeticException("a shift by " + by.value + " of " + bits + " bits");
        }
        int places = by.value.intValue();
        if (!left) {
            return with(value.shiftRight(places));
        }
        BigInteger result = value.shiftLeft(places);
        return value.signum() > 0 && fits(result, bits, true)
                ? new CInteger(result, bits, true).to(bits, unsigned)
                : with(result);
    }

    /// One more, empty where its type ends.
    Optional<CInteger> next() {
        BigInteger more = value.add(BigInteger.ONE);
        return fits(more, bits, unsigned) ? Optional.of(new CInteger(more, bits, unsigned)) : Optional.empty();
    }

    boolean isZero() {
        return value.signum() == 0;
    }
}
