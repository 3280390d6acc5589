package io.github.mqscope.body;

/// One line of a JSON text that is laid out: a value, or the beginning or end of an object or array.
///
/// @param depth  how deep it is nested
/// @param offset the byte at which it begins
/// @param name   the key with its quotes, escaped; empty in an array
/// @param value  what to show, escaped
/// @param kind   what the value is
/// @param end    the row that closes what begins here, else its own number
/// @param size   members or elements of what begins here
/// @param comma  whether another follows
public record JsonRow(int depth, int offset, String name, String value, Kind kind, int end, int size, boolean comma) {
    /// What a value is.
    public enum Kind {
        STRING,
        NUMBER,
        /// `true`, `false`, `null`.
        LITERAL,
        OPEN,
        CLOSE
    }

    JsonRow closedBy(int row, int members) {
        return new JsonRow(depth, offset, name, value, kind, row, members, comma);
    }

    JsonRow followed() {
        return new JsonRow(depth, offset, name, value, kind, end, size, true);
    }
}
