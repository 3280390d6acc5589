package io.github.mqscope.body.struct;

/// A declaration that cannot be read: where, and what was expected.
public final class DeclarationException extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;

    /// @param line   from 1
    /// @param column from 1
    DeclarationException(int line, int column, String what) {
        super(what);
        this.line = line;
        this.column = column;
    }

    static DeclarationException at(Token token, String what) {
        return new DeclarationException(token.line(), token.column(), what);
    }

    /// From 1.
    public int line() {
        return line;
    }

    /// From 1.
    public int column() {
        return column;
    }

    /// `line 3, column 7: expected ';', found 'char'`.
    public String sentence() {
        return "line " + line + ", column " + column + ": " + getMessage();
    }
}
