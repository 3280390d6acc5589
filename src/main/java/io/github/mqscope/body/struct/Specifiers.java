package io.github.mqscope.body.struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Reads what stands before the names in a declaration: `const unsigned long`, `struct point { … }`, `time_t`.
final class Specifiers {
    private static final Set<String> PASSED_OVER = Set.of(
            "const",
            "volatile",
            "restrict",
            "__restrict",
            "_Atomic",
            "static",
            "extern",
            "inline",
            "register",
            "auto",
            "__extension__",
            "__const",
            "__volatile__",
            "constexpr",
            "_Thread_local",
            "thread_local");

    private final Cursor cursor;
    private final Scope scope;
    private final Declarations declarations;

    Specifiers(Cursor cursor, Scope scope, Declarations declarations) {
        this.cursor = cursor;
        this.scope = scope;
        this.declarations = declarations;
    }

    /// @param base      the type so far
    /// @param typedef   whether names of types are declared
    /// @param defines   whether it has a body or a tag of its own, so that it needs no name behind it
    /// @param anonymous whether it is a struct or union without a tag
    record Read(Base base, boolean typedef, boolean defines, boolean anonymous, DeclaredAttributes attributes) {}

    static boolean isPassedOver(Token token) {
        return token.kind() == Token.Kind.NAME && PASSED_OVER.contains(token.text());
    }

    boolean startsType(Token token) {
        return token.kind() == Token.Kind.NAME
                && (Scalars.isSpecifier(token.text())
                        || isTag(token)
                        || PASSED_OVER.contains(token.text())
                        || scope.typedefs.containsKey(token.text()));
    }

    private static boolean isTag(Token token) {
        return token.is("struct") || token.is("union") || token.is("enum");
    }

    Read read() throws DeclarationException {
        DeclaredAttributes attributes = new DeclaredAttributes();
        List<String> words = new ArrayList<>();
        Token first = cursor.peek();
        boolean typedef = false;
        boolean defines = false;
        boolean anonymous = false;
        Base base = null;
        while (true) {
            declarations.readAttributes(attributes);
            Token token = cursor.peek();
            if (cursor.accept("typedef")) {
                typedef = true;
            } else if (token.is("_Alignas") || token.is("alignas")) {
                declarations.alignas(attributes);
            } else if (isPassedOver(token)) {
                cursor.next();
            } else if (base == null && words.isEmpty() && isTag(token)) {
                anonymous = !token.is("enum") && cursor.peek(1).kind() != Token.Kind.NAME;
                base = token.is("enum") ? enumeration() : declarations.aggregate();
                defines = true;
            } else if (base == null && token.kind() == Token.Kind.NAME && Scalars.isSpecifier(token.text())) {
                words.add(cursor.next().text());
            } else if (base == null && words.isEmpty() && token.kind() == Token.Kind.NAME) {
                base = named(cursor.next());
            } else {
                break;
            }
        }
        return new Read(base != null ? base : scalar(words, first), typedef, defines, anonymous, attributes);
    }

    private Base named(Token name) throws DeclarationException {
        CType type = scope.typedefs.get(name.text());
        if (type == null) {
            throw DeclarationException.at(name, "the type " + name.shown() + " is not known: declare it before");
        }
        return new Base(java.util.Optional.of(type), name.text());
    }

    private Base scalar(List<String> words, Token first) throws DeclarationException {
        if (words.isEmpty()) {
            throw cursor.expected("a type");
        }
        if (words.equals(List.of("void"))) {
            return Base.unknown("void");
        }
        return scope.scalars
                .of(words)
                .map(Base::of)
                .orElseThrow(() -> DeclarationException.at(first, "'" + String.join(" ", words) + "' is no type of C"));
    }

    private Base enumeration() throws DeclarationException {
        cursor.next();
        DeclaredAttributes attributes = new DeclaredAttributes();
        declarations.readAttributes(attributes);
        String tag = "enum"
                + (cursor.peek().kind() == Token.Kind.NAME ? " " + cursor.next().text() : "");
        long size = cursor.accept(":") ? read().base().orThrow(cursor.peek()).size() : 0;
        if (!cursor.is("{")) {
            CType known = scope.tags.get(tag);
            return known != null ? Base.of(known) : Base.unknown(tag);
        }
        Map<Long, String> constants = constants();
        declarations.readAttributes(attributes);
        CType type = enumeration(tag, constants, size, attributes.packed());
        scope.tags.put(tag, type);
        return Base.of(type);
    }

    private Map<Long, String> constants() throws DeclarationException {
        cursor.next();
        Map<Long, String> constants = new TreeMap<>();
        long value = 0;
        while (!cursor.accept("}")) {
            Token name = cursor.peek();
            if (name.kind() != Token.Kind.NAME) {
                throw cursor.expected("the name of a constant, or '}'");
            }
            cursor.next();
            value = cursor.accept("=") ? declarations.constant() : value;
            constants.putIfAbsent(value, name.text());
            scope.constants.put(name.text(), value++);
            if (!cursor.is("}")) {
                cursor.expect(",", "or '}' after the constant");
            }
        }
        return constants;
    }

    private static CType enumeration(String tag, Map<Long, String> constants, long given, boolean packed) {
        long least = constants.keySet().stream().mapToLong(v -> v).min().orElse(0);
        long most = constants.keySet().stream().mapToLong(v -> v).max().orElse(0);
        boolean signed = least < 0;
        int bits = signed
                ? 65 - Math.min(Long.numberOfLeadingZeros(Math.max(0, most)), Long.numberOfLeadingZeros(~least))
                : 64 - Long.numberOfLeadingZeros(most);
        long size =
                given > 0 ? given : packed ? bits <= 8 ? 1 : bits <= 16 ? 2 : bits <= 32 ? 4 : 8 : bits <= 32 ? 4 : 8;
        return new CType.Enumeration(tag, size, signed, constants);
    }
}
