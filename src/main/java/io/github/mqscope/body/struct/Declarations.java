package io.github.mqscope.body.struct;

import io.github.mqscope.body.struct.CType.Aggregate;
import io.github.mqscope.body.struct.StructLayout.Declared;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads declarations, and lays out what they declare.
final class Declarations {
    private static final int DEEPEST = 32;
    private static final int MOST_MEMBERS = 10_000;

    private final Cursor cursor;
    private final Abi abi;
    private final Scope scope;
    private final Specifiers specifiers;
    private final Declarators declarators;
    private final Expressions expressions;
    private final List<Declared> variables = new ArrayList<>();
    private Optional<CType> last = Optional.empty();
    private int depth;
    private int members;

    Declarations(List<Token> tokens, Abi abi) {
        this.cursor = new Cursor(tokens);
        this.abi = abi;
        this.scope = new Scope(abi);
        this.specifiers = new Specifiers(cursor, scope, this);
        this.declarators = new Declarators(cursor, this);
        this.expressions = new Expressions(cursor, scope.constants, this::typeName);
    }

    /// Reads all. What counts is the variables, as if they were the members of a struct; where there are none,
    /// the last type that was declared.
    CType all() throws DeclarationException {
        while (!cursor.isEnd()) {
            if (!cursor.accept(";") && !skippedAssertion()) {
                declaration();
            }
        }
        if (variables.size() == 1) {
            return variables.getFirst().type();
        }
        if (variables.size() > 1) {
            return lay(variables, false, new DeclaredAttributes(), 0).finish("struct", 0);
        }
        return last.orElseThrow(() -> cursor.expected("a declaration such as struct point { int32_t x, y; };"));
    }

    private boolean skippedAssertion() throws DeclarationException {
        if (!cursor.is("_Static_assert") && !cursor.is("static_assert")) {
            return false;
        }
        cursor.next();
        cursor.skipBracketed();
        cursor.expect(";", "after the assertion");
        return true;
    }

    private void declaration() throws DeclarationException {
        Token place = cursor.peek();
        Specifiers.Read read = specifiers.read();
        if (cursor.is(";") && read.defines()) {
            last = read.base().type().or(() -> last);
        } else {
            do {
                Declarators.Declarator one = declarators.read(read.base());
                declare(read, one, place);
            } while (cursor.accept(","));
        }
        cursor.expect(";", "after the declaration");
    }

    private void declare(Specifiers.Read read, Declarators.Declarator one, Token place) throws DeclarationException {
        if (one.name().isEmpty()) {
            throw cursor.expected("a name");
        }
        DeclaredAttributes attributes = one.attributes();
        attributes.addAll(read.attributes());
        if (!read.typedef()) {
            CType type = one.base().orThrow(place);
            variables.add(new Declared(place, one.name(), type, -1, attributes.packed(), attributes.aligned()));
            return;
        }
        if (attributes.aligned() > 0) {
            throw DeclarationException.at(
                    place, "aligned on a typedef is not known here: put it behind the struct's }");
        }
        CType type = one.base().orThrow(place);
        CType named = type instanceof Aggregate a && read.anonymous() ? renamed(a, one.name()) : type;
        scope.typedefs.put(one.name(), named);
        last = Optional.of(named);
    }

    private static Aggregate renamed(Aggregate type, String name) {
        return new Aggregate(name, type.union(), type.members(), type.size(), type.align());
    }

    /// Reads from `struct` or `union` on, with a body or without.
    Base aggregate() throws DeclarationException {
        Token word = cursor.next();
        DeclaredAttributes attributes = new DeclaredAttributes();
        readAttributes(attributes);
        String tag = word.text()
                + (cursor.peek().kind() == Token.Kind.NAME ? " " + cursor.next().text() : "");
        readAttributes(attributes);
        if (!cursor.is("{")) {
            CType known = scope.tags.get(tag);
            if (tag.equals(word.text())) {
                throw cursor.expected("a tag or '{' after " + tag);
            }
            return known != null ? Base.of(known) : Base.unknown(tag);
        }
        if (++depth > DEEPEST) {
            throw DeclarationException.at(word, "nested too deeply");
        }
        List<Declared> declared = body();
        int pack = cursor.next().pack();
        depth--;
        readAttributes(attributes);
        Aggregate type = lay(declared, word.is("union"), attributes, pack).finish(tag, attributes.aligned());
        checkSize(word, type.size());
        scope.tags.put(tag, type);
        return Base.of(type);
    }

    private StructLayout lay(List<Declared> declared, boolean union, DeclaredAttributes attributes, int pack) {
        StructLayout layout = new StructLayout(abi, union, attributes.packed(), pack);
        declared.forEach(layout::add);
        return layout;
    }

    private List<Declared> body() throws DeclarationException {
        cursor.expect("{", "");
        List<Declared> declared = new ArrayList<>();
        while (!cursor.is("}")) {
            if (cursor.isEnd()) {
                throw cursor.expected("'}' at the end of the struct");
            }
            if (!cursor.accept(";") && !skippedAssertion()) {
                member(declared);
            }
        }
        return declared;
    }

    private void member(List<Declared> into) throws DeclarationException {
        Token place = cursor.peek();
        Specifiers.Read read = specifiers.read();
        if (read.typedef()) {
            throw DeclarationException.at(place, "a typedef cannot stand in a struct");
        }
        if (cursor.is(";") && read.defines()) {
            if (read.anonymous()) {
                DeclaredAttributes a = read.attributes();
                into.add(new Declared(place, "", read.base().orThrow(place), -1, a.packed(), a.aligned()));
            }
        } else {
            do {
                into.add(memberOf(read, place));
            } while (cursor.accept(","));
        }
        if (++members > MOST_MEMBERS) {
            throw DeclarationException.at(place, "more than " + MOST_MEMBERS + " members");
        }
        cursor.expect(";", "after the member");
    }

    private Declared memberOf(Specifiers.Read read, Token place) throws DeclarationException {
        Token start = cursor.peek();
        Declarators.Declarator one =
                cursor.is(":") ? Declarators.Declarator.unnamed(read.base()) : declarators.read(read.base());
        DeclaredAttributes attributes = one.attributes();
        attributes.addAll(read.attributes());
        int width = -1;
        if (cursor.accept(":")) {
            width = width(one.base().orThrow(place), one.name());
            readAttributes(attributes);
        } else if (one.name().isEmpty()) {
            throw cursor.expected("the name of a member");
        }
        CType type = one.base().orThrow(start);
        return new Declared(place, one.name(), type, width, attributes.packed(), attributes.aligned());
    }

    private int width(CType type, String name) throws DeclarationException {
        Token place = cursor.peek();
        long width = constant();
        boolean fits =
                switch (type) {
                    case CType.Scalar s -> s.isInteger() && width <= (s.kind() == CType.Kind.BOOL ? 1 : s.size() * 8);
                    case CType.Enumeration e -> width <= e.size() * 8;
                    default -> false;
                };
        if (!fits || width < 0 || (width == 0 && !name.isEmpty())) {
            throw DeclarationException.at(place, "a bit-field of " + type.name() + " cannot have " + width + " bits");
        }
        return (int) width;
    }

    /// Reads a type without a name, as in `sizeof(struct point)`.
    private Optional<CType> typeName() throws DeclarationException {
        return specifiers.startsType(cursor.peek())
                ? declarators.read(specifiers.read().base()).base().type()
                : Optional.empty();
    }

    long constant() throws DeclarationException {
        return expressions.constant();
    }

    static void checkSize(Token place, long bytes) throws DeclarationException {
        if (bytes > 1L << 30) {
            throw DeclarationException.at(place, "larger than 1 GiB: no message is");
        }
    }

    void readAttributes(DeclaredAttributes into) throws DeclarationException {
        into.read(cursor, this::constant);
    }

    /// Reads `_Alignas(…)`.
    void alignas(DeclaredAttributes into) throws DeclarationException {
        Token place = cursor.next();
        cursor.expect("(", "after " + place.text());
        Optional<CType> type = typeName();
        into.align(place, type.isPresent() ? type.get().align() : constant());
        cursor.expect(")", "after the alignment");
    }
}
