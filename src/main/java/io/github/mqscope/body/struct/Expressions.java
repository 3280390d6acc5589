package io.github.mqscope.body.struct;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/// Constant expressions: lengths of arrays, widths of bit-fields, values of enums.
final class Expressions {
    private static final int DEEPEST = 64;

    /// Reads a type in parentheses for `sizeof` and `_Alignof`, empty where there is none.
    @FunctionalInterface
    interface TypeName {
        Optional<CType> read() throws DeclarationException;
    }

    private final Cursor cursor;
    private final Map<String, Long> constants;
    private final TypeName types;
    private int depth;

    /// @param constants of the enums so far
    Expressions(Cursor cursor, Map<String, Long> constants, TypeName types) {
        this.cursor = cursor;
        this.constants = constants;
        this.types = types;
    }

    long constant() throws DeclarationException {
        Token place = cursor.peek();
        try {
            return binary(1);
        } catch (ArithmeticException overflow) {
            throw DeclarationException.at(place, "this number cannot be computed: " + overflow.getMessage());
        }
    }

    private static int level(String operator) {
        return switch (operator) {
            case "|" -> 1;
            case "^" -> 2;
            case "&" -> 3;
            case "<<", ">>" -> 4;
            case "+", "-" -> 5;
            case "*", "/", "%" -> 6;
            default -> 0;
        };
    }

    private long binary(int least) throws DeclarationException {
        long left = unary();
        while (cursor.peek().kind() == Token.Kind.MARK && level(cursor.peek().text()) >= least) {
            String operator = cursor.next().text();
            left = apply(operator, left, binary(level(operator) + 1));
        }
        return left;
    }

    private static long apply(String operator, long left, long right) {
        return switch (operator) {
            case "|" -> left | right;
            case "^" -> left ^ right;
            case "&" -> left & right;
            case "<<" -> Math.multiplyExact(left, 1L << Math.min(62, Math.max(0, right)));
            case ">>" -> left >> Math.min(63, Math.max(0, right));
            case "+" -> Math.addExact(left, right);
            case "-" -> Math.subtractExact(left, right);
            case "*" -> Math.multiplyExact(left, right);
            case "/" -> left / right;
            default -> left % right;
        };
    }

    private long unary() throws DeclarationException {
        if (++depth > DEEPEST) {
            throw DeclarationException.at(cursor.peek(), "this expression is nested too deeply");
        }
        long value = cursor.accept("-") ? Math.negateExact(unary()) : cursor.accept("~") ? ~unary() : operand();
        depth--;
        return value;
    }

    private long operand() throws DeclarationException {
        if (cursor.accept("+")) {
            return unary();
        }
        if (cursor.is("sizeof") || cursor.is("_Alignof") || cursor.is("alignof")) {
            return sizeof(cursor.next().text().equals("sizeof"));
        }
        if (cursor.accept("(")) {
            long inner = binary(1);
            cursor.expect(")", "after the expression");
            return inner;
        }
        Token token = cursor.peek();
        if (token.kind() == Token.Kind.NUMBER) {
            return number(cursor.next());
        }
        Long constant = constants.get(token.text());
        if (token.kind() != Token.Kind.NAME || constant == null) {
            throw cursor.expected("a number");
        }
        cursor.next();
        return constant;
    }

    private long sizeof(boolean size) throws DeclarationException {
        cursor.expect("(", "after sizeof");
        Token place = cursor.peek();
        CType type = types.read().orElseThrow(() -> DeclarationException.at(place, "expected a type with a size"));
        cursor.expect(")", "after the type");
        return size ? type.size() : type.align();
    }

    private static long number(Token token) throws DeclarationException {
        String text = token.text();
        if (text.startsWith("'")) {
            return character(token);
        }
        String digits = text.replaceFirst("(?i)(u|l|ul|lu|ll|ull|llu)$", "").replace("'", "");
        try {
            BigInteger value = digits.matches("0[xX].*")
                    ? new BigInteger(digits.substring(2), 16)
                    : digits.matches("0[bB].*")
                            ? new BigInteger(digits.substring(2), 2)
                            : new BigInteger(digits, digits.startsWith("0") && digits.length() > 1 ? 8 : 10);
            if (value.bitLength() > 64) {
                throw DeclarationException.at(token, "the number is too large");
            }
            return value.longValue();
        } catch (NumberFormatException notOne) {
            throw DeclarationException.at(token, "expected a whole number, found " + token.shown());
        }
    }

    private static long character(Token token) throws DeclarationException {
        String inner = token.text().substring(1, token.text().length() - 1);
        if (inner.length() == 1) {
            return inner.charAt(0);
        }
        return switch (inner) {
            case "\\0" -> 0;
            case "\\n" -> '\n';
            case "\\t" -> '\t';
            case "\\r" -> '\r';
            case "\\\\" -> '\\';
            case "\\'" -> '\'';
            default -> throw DeclarationException.at(token, "this character is not known here");
        };
    }
}
