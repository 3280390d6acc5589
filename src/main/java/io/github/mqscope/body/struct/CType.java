package io.github.mqscope.body.struct;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A C type that is laid out.
public sealed interface CType {
    /// Bytes; 0 for an array of unknown length.
    long size();

    /// Bytes.
    int align();

    /// As C writes it, such as `uint32_t` or `char[16]`.
    String name();

    /// What the bits of a scalar mean.
    enum Kind {
        SIGNED,
        UNSIGNED,
        /// A `char`, signed or not as the machine has it.
        SIGNED_CHAR,
        UNSIGNED_CHAR,
        BOOL,
        FLOAT,
        POINTER,
        /// Seconds since 1970.
        TIME,
        /// Shown as bytes: `long double`, `__int128`.
        OPAQUE
    }

    /// A number or a pointer.
    ///
    /// @param order of its bytes whatever the machine's is, as of `__be32`
    record Scalar(String name, long size, int align, Kind kind, Optional<ByteOrder> order) implements CType {
        static Scalar of(String name, int size, Kind kind) {
            return new Scalar(name, size, size, kind, Optional.empty());
        }

        boolean isSigned() {
            return kind == Kind.SIGNED || kind == Kind.SIGNED_CHAR || kind == Kind.TIME;
        }

        boolean isInteger() {
            return kind != Kind.FLOAT && kind != Kind.POINTER && kind != Kind.OPAQUE;
        }
    }

    /// An enum.
    ///
    /// @param signed    whether its type is, mostly since a constant is negative
    /// @param constants by their bits
    record Enumeration(String name, long size, boolean signed, Map<Long, String> constants) implements CType {
        @Override
        public int align() {
            return (int) size;
        }
    }

    /// An array.
    ///
    /// @param count [#OPEN] where it is left out
    record Array(CType element, long count) implements CType {
        static final long OPEN = -1;

        /// Whether it has no size, and no place but at the end.
        boolean isOpen() {
            return count == OPEN;
        }

        @Override
        public long size() {
            return isOpen() ? 0 : element.size() * count;
        }

        @Override
        public int align() {
            return element.align();
        }

        @Override
        public String name() {
            StringBuilder dimensions = new StringBuilder();
            CType inner = this;
            while (inner instanceof Array(CType element, long length)) {
                dimensions.append('[').append(length == OPEN ? "" : length).append(']');
                inner = element;
            }
            return inner.name() + dimensions;
        }
    }

    /// A struct or union.
    record Aggregate(String name, boolean union, List<Member> members, long size, int align) implements CType {}

    /// A member at its place.
    ///
    /// @param name  empty for an unnamed struct or union
    /// @param bit   from the start of the struct
    /// @param width bits of a bit-field, 0 for others
    record Member(String name, CType type, long bit, int width) {
        /// Bytes from the start of the struct.
        public long offset() {
            return bit / 8;
        }

        /// Whether it is a bit-field.
        public boolean isBitField() {
            return width > 0;
        }

        long bits() {
            return isBitField() ? width : type.size() * 8;
        }
    }
}
