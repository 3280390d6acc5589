package io.github.mqscope.body.struct;

import io.github.mqscope.body.struct.CType.Scalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads what stands before the names in a declaration: `const unsigned long`, `struct point { … }`, `time_t`.
final class Specifiers {
    private static final Set<String> PASSED_OVER = Set.of(
            "const",
            "volatile",
            "restrict",
            "__restrict",
            "static",
            "inline",
            "register",
            "auto",
            "__extension__",
            "__const",
            "__volatile__",
            "constexpr",
            "_Thread_local",
            "thread_local");

    private static final Set<String> STORAGE = Set.of("typedef", "extern", "_Atomic");

    private final Cursor cursor;
    private final Scope scope;
    private final Declarations declarations;
    private final Enumerations enumerations;

    Specifiers(Cursor cursor, Scope scope, Declarations declarations) {
        this.cursor = cursor;
        this.scope = scope;
        this.declarations = declarations;
        this.enumerations = new Enumerations(cursor, scope, declarations);
    }

    /// @param base      the type so far
    /// @param storage   `typedef` and `extern`, where they are there
    /// @param defines   whether it has a body or a tag of its own, so that it needs no name behind it
    /// @param anonymous whether it is a struct or union without a tag
    record Read(Base base, Set<String> storage, boolean defines, boolean anonymous, DeclaredAttributes attributes) {
        boolean typedef() {
            return storage.contains("typedef");
        }

        boolean elsewhere() {
            return storage.contains("extern");
        }
    }

    static boolean isPassedOver(Token token) {
        return token.kind() == Token.Kind.NAME && PASSED_OVER.contains(token.text());
    }

    /// Whether it says something of a pointer that does not bear on its layout.
    static boolean isQualifier(Token token) {
        return isPassedOver(token) || token.is("_Atomic");
    }

    boolean startsType(Token token) {
        return token.kind() == Token.Kind.NAME
                && (Scalars.isSpecifier(token.text())
                        || isTag(token)
                        || PASSED_OVER.contains(token.text())
                        || STORAGE.contains(token.text())
                        || scope.aliases.containsKey(token.text())
                        || scope.typedefs.containsKey(token.text()));
    }

    private static boolean isTag(Token token) {
        return token.is("struct") || token.is("union") || token.is("enum");
    }

    Read read() throws DeclarationException {
        DeclaredAttributes attributes = new DeclaredAttributes();
        List<String> words = new ArrayList<>();
        Token first = cursor.peek();
        Set<String> storage = new HashSet<>();
        boolean defines = false;
        boolean anonymous = false;
        Base base = null;
        while (true) {
            declarations.readAttributes(attributes);
            Token token = cursor.peek();
            if (STORAGE.contains(token.text())) {
                storage.add(cursor.next().text());
            } else if (token.is("_Alignas") || token.is("alignas")) {
                declarations.alignas(attributes);
            } else if (isPassedOver(token)) {
                cursor.next();
            } else if (base == null && words.isEmpty() && isTag(token)) {
                anonymous = !token.is("enum") && cursor.peek(1).kind() != Token.Kind.NAME;
                base = token.is("enum") ? enumerations.read(this) : declarations.aggregate();
                defines = true;
            } else if (base == null && token.kind() == Token.Kind.NAME && Scalars.isSpecifier(token.text())) {
                words.add(cursor.next().text());
            } else if (base == null && words.isEmpty() && token.kind() == Token.Kind.NAME) {
                base = named(cursor.next());
            } else {
                break;
            }
        }
        Base whole = base != null ? base : scalar(words, first);
        if (storage.contains("_Atomic")
                && !whole.type().map(Scalar.class::isInstance).orElse(false)) {
            throw DeclarationException.at(first, "_Atomic is known here of numbers and pointers only");
        }
        return new Read(whole, storage, defines, anonymous, attributes);
    }

    private Base named(Token name) throws DeclarationException {
        CType type = scope.typedefs.get(name.text());
        String tag = scope.aliases.get(name.text());
        if (tag != null) {
            return new Base(Optional.ofNullable(scope.tags.get(tag)), name.text());
        }
        if (type == null) {
            throw DeclarationException.at(name, "the type " + name.shown() + " is not known: declare it before");
        }
        return new Base(Optional.of(type), name.text());
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
}
