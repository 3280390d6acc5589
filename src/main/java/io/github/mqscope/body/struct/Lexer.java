package io.github.mqscope.body.struct;

import io.github.mqscope.text.Escaped;
import java.util.ArrayList;
import java.util.List;

/// Cuts C into tokens: comments go, lines that begin with `#` are obeyed.
final class Lexer {
    private static final List<String> TWO = List.of("<<", ">>", "<=", ">=", "==", "!=", "&&", "||", "[[", "]]");

    private final String source;
    private final Directives directives = new Directives();
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;

    Lexer(String source) {
        this.source = source;
    }

    /// The tokens, the last of which is the end.
    List<Token> tokens() throws DeclarationException {
        while (skipBlank(false)) {
            one();
        }
        tokens.add(token(Token.Kind.END, ""));
        return tokens;
    }

    /// What it did not follow, as a list to go on with.
    List<String> passedOver() {
        return directives.passedOver();
    }

    private Token token(Token.Kind kind, String text) {
        return new Token(kind, text, line, at - lineStart + 1, directives.pack());
    }

    // Goes to the next token; false at the end, of the source or of the line.
    private boolean skipBlank(boolean inLine) throws DeclarationException {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == '\n' && inLine) {
                return false;
            } else if (c == '\n') {
                newLine();
            } else if (c == '#' && isLineStart() && !inLine) {
                directive();
            } else if (source.startsWith("//", at)) {
                skipLine();
            } else if (source.startsWith("/*", at)) {
                comment();
            } else if (!skippedSplice() && !skippedSpace(c)) {
                return true;
            }
        }
        return false;
    }

    private boolean skippedSpace(char c) {
        boolean space = c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\u000b';
        at += space ? 1 : 0;
        return space;
    }

    // A backslash at the end of a line joins it with the next.
    private boolean skippedSplice() {
        int end = end("\n");
        boolean splice = source.charAt(at) == '\\'
                && end < source.length()
                && source.substring(at + 1, end).isBlank();
        if (splice) {
            at = end;
            newLine();
        }
        return splice;
    }

    private void skipLine() {
        while (at < source.length() && source.charAt(at) != '\n') {
            if (!skippedSplice()) {
                at++;
            }
        }
    }

    private void newLine() {
        at++;
        line++;
        lineStart = at;
    }

    private int end(String mark) {
        int end = source.indexOf(mark, at);
        return end < 0 ? source.length() : end;
    }

    private boolean isLineStart() {
        return source.substring(lineStart, at).isBlank();
    }

    private void comment() throws DeclarationException {
        int close = source.indexOf("*/", at + 2);
        if (close < 0) {
            throw DeclarationException.at(token(Token.Kind.MARK, "/*"), "this comment does not end");
        }
        while (at < close) {
            if (source.charAt(at) == '\n') {
                newLine();
            } else {
                at++;
            }
        }
        at = close + 2;
    }

    private void directive() throws DeclarationException {
        Token place = token(Token.Kind.MARK, "#");
        at++;
        List<Token> words = new ArrayList<>();
        while (skipBlank(true)) {
            words.add(raw());
            if (directives.passes(place, words.getFirst())) {
                skipLine();
                return;
            }
        }
        directives.obey(place, words);
    }

    private void one() throws DeclarationException {
        tokens.addAll(directives.expand(raw()));
    }

    private Token raw() throws DeclarationException {
        char c = source.charAt(at);
        if (c >= '0' && c <= '9') {
            return taken(Token.Kind.NUMBER, wordEnd());
        } else if (c < 0x80 && Character.isJavaIdentifierStart(c)) {
            return taken(Token.Kind.NAME, wordEnd());
        } else if (c == '\'') {
            return taken(Token.Kind.NUMBER, characterEnd());
        } else if (c == '"') {
            return taken(Token.Kind.NUMBER, quotedEnd());
        }
        return taken(Token.Kind.MARK, markEnd());
    }

    private Token taken(Token.Kind kind, int end) {
        Token token = token(kind, source.substring(at, end));
        at = end;
        return token;
    }

    private int wordEnd() {
        int end = at;
        while (end < source.length()
                && source.charAt(end) < 0x80
                && Character.isJavaIdentifierPart(source.charAt(end))) {
            end++;
        }
        return end;
    }

    private int characterEnd() throws DeclarationException {
        int close = source.indexOf('\'', at + (source.startsWith("'\\", at) ? 3 : 2));
        if (close < 0 || close > at + 3) {
            throw DeclarationException.at(token(Token.Kind.MARK, "'"), "expected one character between quotes");
        }
        return close + 1;
    }

    private int quotedEnd() throws DeclarationException {
        int close = source.indexOf('"', at + 1);
        if (close < 0 || close > end("\n")) {
            throw DeclarationException.at(token(Token.Kind.MARK, "\""), "this string does not end");
        }
        return close + 1;
    }

    private int markEnd() throws DeclarationException {
        if (TWO.stream().anyMatch(two -> source.startsWith(two, at))) {
            return at + 2;
        }
        if ("{}[]();,:*=+-/%<>&|^~!?.".indexOf(source.charAt(at)) < 0) {
            String odd = source.substring(at, source.offsetByCodePoints(at, 1));
            throw DeclarationException.at(
                    token(Token.Kind.MARK, odd), "'" + Escaped.of(odd) + "' has no meaning in a declaration");
        }
        return at + 1;
    }
}
