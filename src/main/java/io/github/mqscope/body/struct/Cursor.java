package io.github.mqscope.body.struct;

import java.util.List;

/// A place in the tokens.
final class Cursor {
    private final List<Token> tokens;
    private int at;

    Cursor(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    Token next() {
        Token token = peek();
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    boolean is(String text) {
        return peek().is(text);
    }

    boolean isEnd() {
        return peek().kind() == Token.Kind.END;
    }

    boolean accept(String text) {
        boolean there = is(text);
        if (there) {
            next();
        }
        return there;
    }

    /// Takes a token.
    /// @param after what it follows, for the error
    Token expect(String text, String after) throws DeclarationException {
        if (!is(text)) {
            throw expected("'" + text + "' " + after);
        }
        return next();
    }

    DeclarationException expected(String what) {
        return DeclarationException.at(peek(), "expected " + what + ", found " + peek().shown());
    }

    int place() {
        return at;
    }

    void goTo(int place) {
        at = place;
    }

    /// Passes from an opening bracket to behind its closing one.
    void skipBracketed() throws DeclarationException {
        Token open = next();
        int depth = 1;
        while (depth > 0) {
            if (isEnd()) {
                throw DeclarationException.at(open, "this '" + open.text() + "' is not closed");
            }
            String text = next().text();
            depth += switch (text) {
                case "(", "[", "{" -> 1;
                case ")", "]", "}" -> -1;
                case "[[" -> 2;
                case "]]" -> -2;
                default -> 0;
            };
        }
    }
}
