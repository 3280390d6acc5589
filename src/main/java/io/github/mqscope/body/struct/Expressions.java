package io.github.mqscope.body.struct;

import io.github.mqscope.body.struct.CType.Kind;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/// Constant expressions with the types of C: lengths of arrays, widths of bit-fields, values of enums.
final class Expressions {
    private static final int DEEPEST = 64;

    /// Reads a type in parentheses, empty where there is none.
    @FunctionalInterface
    interface TypeName {
        Optional<CType> read() throws DeclarationException;
    }

    private final Cursor cursor;
    private final Map<String, CInteger> constants;
    private final TypeName types;
    private int depth;

    /// @param constants of the enums so far
    Expressions(Cursor cursor, Map<String, CInteger> constants, TypeName types) {
        this.cursor = cursor;
        this.constants = constants;
        this.types = types;
    }

    CInteger constant() throws DeclarationException {
        deeper();
        CInteger value = conditional();
        depth--;
        return value;
    }

    private void deeper() throws DeclarationException {
        if (++depth > DEEPEST) {
            throw DeclarationException.at(cursor.peek(), "this expression is nested too deeply");
        }
    }

    private CInteger conditional() throws DeclarationException {
        CInteger condition = binary(1);
        if (!cursor.accept("?")) {
            return condition;
        }
        CInteger then = constant();
        cursor.expect(":", "between the two values");
        CInteger otherwise = constant();
        return condition.isZero() ? otherwise.beside(then) : then.beside(otherwise);
    }

    private static int level(String operator) {
        return switch (operator) {
            case "||" -> 1;
            case "&&" -> 2;
            case "|" -> 3;
            case "^" -> 4;
            case "&" -> 5;
            case "==", "!=" -> 6;
            case "<", ">", "<=", ">=" -> 7;
            case "<<", ">>" -> 8;
            case "+", "-" -> 9;
            case "*", "/", "%" -> 10;
            default -> 0;
        };
    }

    private CInteger binary(int least) throws DeclarationException {
        CInteger left = unary();
        while (cursor.peek().kind() == Token.Kind.MARK && level(cursor.peek().text()) >= least) {
            Token operator = cursor.next();
            CInteger right = binary(level(operator.text()) + 1);
            left = apply(operator, left, right);
        }
        return left;
    }

    private static CInteger apply(Token operator, CInteger left, CInteger right) throws DeclarationException {
        try {
            return switch (operator.text()) {
                case "<<" -> left.shifted(right, true);
                case ">>" -> left.shifted(right, false);
                case "||" -> CInteger.of(!left.isZero() || !right.isZero());
                case "&&" -> CInteger.of(!left.isZero() && !right.isZero());
                default -> alike(operator.text(), left.beside(right), right.beside(left));
            };
        } catch (ArithmeticException notDefined) {
            throw cannot(operator, notDefined);
        }
    }

    private static CInteger alike(String operator, CInteger left, CInteger right) {
        BigInteger a = left.value();
        BigInteger b = right.value();
        if (right.isZero() && (operator.equals("/") || operator.equals("%"))) {
            throw new ArithmeticException("division by zero");
        }
        return switch (operator) {
            case "==" -> CInteger.of(a.equals(b));
            case "!=" -> CInteger.of(!a.equals(b));
            case "<" -> CInteger.of(a.compareTo(b) < 0);
            case ">" -> CInteger.of(a.compareTo(b) > 0);
            case "<=" -> CInteger.of(a.compareTo(b) <= 0);
            case ">=" -> CInteger.of(a.compareTo(b) >= 0);
            case "|" -> left.with(a.or(b));
            case "^" -> left.with(a.xor(b));
            case "&" -> left.with(a.and(b));
            case "+" -> left.with(a.add(b));
            case "-" -> left.with(a.subtract(b));
            case "*" -> left.with(a.multiply(b));
            case "/" -> left.with(a.divide(b));
            default -> {
                left.with(a.divide(b));
                yield left.with(a.remainder(b));
            }
        };
    }

    static DeclarationException cannot(Token place, ArithmeticException why) {
        return DeclarationException.at(place, "this number cannot be computed: " + why.getMessage());
    }

    private CInteger unary() throws DeclarationException {
        deeper();
        Token sign = cursor.peek();
        CInteger value =
                switch (sign.text()) {
                    case "+", "-", "~", "!" -> signed(cursor.next());
                    default -> operand();
                };
        depth--;
        return value;
    }

    private CInteger signed(Token sign) throws DeclarationException {
        CInteger of = unary();
        try {
            return switch (sign.text()) {
                case "-" -> of.with(of.value().negate());
                case "~" -> of.with(of.value().not());
                case "!" -> CInteger.of(of.isZero());
                default -> of;
            };
        } catch (ArithmeticException notDefined) {
            throw cannot(sign, notDefined);
        }
    }

    private CInteger operand() throws DeclarationException {
        if (cursor.is("sizeof") || cursor.is("_Alignof") || cursor.is("alignof") || cursor.is("__alignof__")) {
            return sizeof(cursor.next());
        }
        if (cursor.accept("(")) {
            Token place = cursor.peek();
            Optional<CType> type = types.read();
            CInteger inner = type.isPresent() ? CInteger.of(0) : constant();
            cursor.expect(")", "after the expression");
            return type.isPresent() ? cast(place, type.get(), unary()) : inner;
        }
        Token token = cursor.peek();
        if (token.kind() == Token.Kind.NUMBER) {
            return number(cursor.next());
        }
        CInteger constant = constants.get(token.text());
        if (token.kind() != Token.Kind.NAME || constant == null) {
            throw cursor.expected("a number");
        }
        cursor.next();
        return constant;
    }

    private CInteger sizeof(Token word) throws DeclarationException {
        cursor.expect("(", "after " + word.text());
        Token place = cursor.peek();
        CType type = types.read()
                .filter(t -> !(t instanceof CType.Array a && a.isOpen()))
                .orElseThrow(() -> DeclarationException.at(place, "expected a type with a size"));
        cursor.expect(")", "after the type");
        return CInteger.size(word.is("sizeof") ? type.size() : type.align());
    }

    private static CInteger cast(Token place, CType type, CInteger value) throws DeclarationException {
        return switch (type) {
            case CType.Scalar s when s.kind() == Kind.BOOL -> CInteger.of(!value.isZero());
            case CType.Scalar s when s.isInteger() -> value.to((int) s.size() * 8, !s.isSigned());
            case CType.Enumeration e -> value.to((int) e.size() * 8, !e.signed());
            default -> throw DeclarationException.at(place, "a number cannot be computed as " + type.name());
        };
    }

    private static CInteger number(Token token) throws DeclarationException {
        String text = token.text();
        if (text.startsWith("'") || text.startsWith("\"")) {
            return character(token);
        }
        String digits = text.replaceFirst("([uU](l|L|ll|LL)?|(l|L|ll|LL)[uU]?)$", "");
        String suffix = text.substring(digits.length()).toUpperCase(java.util.Locale.ROOT);
        boolean decimal = !digits.startsWith("0") || digits.equals("0");
        try {
            return CInteger.literal(whole(digits), decimal, suffix.contains("U"), suffix.contains("L"));
        } catch (NumberFormatException notOne) {
            throw DeclarationException.at(token, "expected a whole number, found " + token.shown());
        } catch (ArithmeticException tooLarge) {
            throw DeclarationException.at(token, "the number is too large");
        }
    }

    private static BigInteger whole(String digits) {
        int base = digits.matches("0[xX].*") ? 16 : digits.matches("0[bB].*") ? 2 : digits.startsWith("0") ? 8 : 10;
        return new BigInteger(base == 16 || base == 2 ? digits.substring(2) : digits, base);
    }

    private static CInteger character(Token token) throws DeclarationException {
        String inner = token.text().substring(1, token.text().length() - 1);
        int at = "0abfnrtv\\'\"?".indexOf(inner.length() == 2 && inner.startsWith("\\") ? inner.charAt(1) : ' ');
        if (token.text().startsWith("'") && at >= 0) {
            return CInteger.of("\0\u0007\b\f\n\r\t\u000b\\'\"?".charAt(at));
        }
        if (token.text().startsWith("'") && inner.length() == 1 && inner.charAt(0) < 0x80) {
            return CInteger.of(inner.charAt(0));
        }
        throw DeclarationException.at(token, "this character is not known here");
    }
}
