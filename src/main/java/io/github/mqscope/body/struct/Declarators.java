package io.github.mqscope.body.struct;

import java.util.ArrayList;
import java.util.List;

/// Reads the names of a declaration with what surrounds them: `*next`, `rows[4][8]`, `(*handler)(int)`.
final class Declarators {
    private static final int DEEPEST = 16;

    private final Cursor cursor;
    private final Declarations declarations;
    private int depth;

    Declarators(Cursor cursor, Declarations declarations) {
        this.cursor = cursor;
        this.declarations = declarations;
    }

    /// @param name empty where there is none
    record Declarator(String name, Base base, DeclaredAttributes attributes) {
        static Declarator unnamed(Base base) {
            return new Declarator("", base, new DeclaredAttributes());
        }
    }

    Declarator read(Base given) throws DeclarationException {
        DeclaredAttributes attributes = new DeclaredAttributes();
        Declarator one = inner(given);
        attributes.addAll(one.attributes());
        declarations.readAttributes(attributes);
        return new Declarator(one.name(), one.base(), attributes);
    }

    private Declarator inner(Base given) throws DeclarationException {
        Base base = given;
        DeclaredAttributes attributes = new DeclaredAttributes();
        boolean pointer = false;
        while (cursor.is("*") || Specifiers.isQualifier(cursor.peek()) || cursor.is("__attribute__")) {
            if (cursor.accept("*")) {
                base = base.pointer();
                pointer = true;
            } else if (Specifiers.isQualifier(cursor.peek())) {
                cursor.next();
            } else {
                attributes(attributes, pointer);
            }
        }
        if (cursor.is("(") && (cursor.peek(1).is("*") || cursor.peek(1).is("("))) {
            return nested(base);
        }
        String name = cursor.peek().kind() == Token.Kind.NAME ? cursor.next().text() : "";
        return new Declarator(name, suffixed(base), attributes);
    }

    // Behind a `*` they are those of the type, not of what is declared.
    private void attributes(DeclaredAttributes into, boolean pointer) throws DeclarationException {
        Token place = cursor.peek();
        DeclaredAttributes read = new DeclaredAttributes();
        declarations.readAttributes(read);
        if (pointer && (read.packed() || read.aligned() > 0)) {
            throw DeclarationException.at(place, "packed and aligned are not known here of what a pointer points to");
        }
        into.addAll(read);
    }

    // What follows the parentheses belongs to the type inside them.
    private Declarator nested(Base base) throws DeclarationException {
        if (++depth > DEEPEST) {
            throw DeclarationException.at(cursor.peek(), "nested too deeply");
        }
        int open = cursor.place();
        cursor.skipBracketed();
        Base outer = suffixed(base);
        int end = cursor.place();
        cursor.goTo(open + 1);
        Declarator one = read(outer);
        cursor.expect(")", "after the declarator");
        cursor.goTo(end);
        depth--;
        return one;
    }

    private Base suffixed(Base base) throws DeclarationException {
        if (cursor.is("(")) {
            cursor.skipBracketed();
            return Base.function();
        }
        Token place = cursor.peek();
        List<Long> lengths = new ArrayList<>();
        while (cursor.accept("[")) {
            lengths.add(length(lengths.isEmpty()));
        }
        if (lengths.isEmpty()) {
            return base;
        }
        CType type = base.orThrow(place);
        if (type instanceof CType.Array a && a.isOpen()) {
            throw DeclarationException.at(place, "only the first length of an array can be left out");
        }
        for (long length : lengths.reversed()) {
            type = new CType.Array(type, length);
            Declarations.checkSize(place, sizeOrHuge(type));
        }
        return Base.of(type);
    }

    private static long sizeOrHuge(CType type) {
        return type instanceof CType.Array(CType element, long count)
                        && count > 0
                        && element.size() > Long.MAX_VALUE / count
                ? Long.MAX_VALUE
                : type.size();
    }

    private long length(boolean first) throws DeclarationException {
        Token place = cursor.peek();
        if (cursor.accept("]")) {
            if (!first) {
                throw DeclarationException.at(place, "only the first length of an array can be left out");
            }
            return CType.Array.OPEN;
        }
        long length = declarations.constant();
        if (length < 0) {
            throw DeclarationException.at(place, "an array of " + length);
        }
        cursor.expect("]", "after the length");
        return length;
    }
}
