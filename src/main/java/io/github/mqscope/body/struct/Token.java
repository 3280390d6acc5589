package io.github.mqscope.body.struct;

import io.github.mqscope.text.Escaped;

/// A word of C, with its place and the `#pragma pack` that holds there.
///
/// @param text   as written; empty at the end
/// @param line   from 1
/// @param column from 1
/// @param pack   bytes, 0 for none
record Token(Kind kind, String text, int line, int column, int pack) {
    enum Kind {
        NAME,
        NUMBER,
        MARK,
        END
    }

    boolean is(String what) {
        return kind != Kind.NUMBER && text.equals(what);
    }

    /// Whether it stands behind another without a blank.
    boolean follows(Token other) {
        return line == other.line && column == other.column + other.text.length();
    }

    /// How an error names it.
    String shown() {
        return kind == Kind.END ? "the end" : "'" + Escaped.of(text) + "'";
    }
}
