package io.github.mqscope.body.struct;

import java.util.List;

/// A field of a message: a member, an element, or the padding between them.
///
/// @param name     escaped
/// @param type     as C writes it
/// @param bit      from the start of the message
/// @param bits     its size
/// @param value    escaped; empty for a struct
/// @param children of a struct or array, the first at least
public record StructField(
        String name, String type, long bit, long bits, String value, Kind kind, List<StructField> children) {
    /// What it is.
    public enum Kind {
        FIELD,
        /// Bytes that belong to no member.
        PADDING,
        /// A member, or a part of it, that lies behind the end of the message.
        MISSING,
        /// Bytes of the message behind the struct.
        TRAILING,
        /// Elements that are not shown.
        MORE
    }

    /// `12`, or `12.3` for a bit-field that does not begin with a byte.
    public String offset() {
        return bit % 8 == 0 ? Long.toString(bit / 8) : bit / 8 + "." + bit % 8;
    }

    /// `4`, or `3 bits`.
    public String size() {
        return bits % 8 == 0 ? Long.toString(bits / 8) : bits == 1 ? "1 bit" : bits + " bits";
    }
}
