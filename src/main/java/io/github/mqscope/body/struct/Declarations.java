package io.github.mqscope.body.struct;

import io.github.mqscope.body.struct.CType.Aggregate;
import io.github.mqscope.body.struct.StructLayout.Declared;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
    private final Map<String, CType> types = new LinkedHashMap<>();
    private final List<String> passedOver = new ArrayList<>();
    private Optional<CType> last = Optional.empty();
    private Optional<CType> lastStruct = Optional.empty();
    private int depth;
    private int members;

    Declarations(List<Token> tokens, Abi abi) {
        this.cursor = new Cursor(tokens);
        this.abi = abi;
        this.scope = new Scope(abi);
        this.specifiers = new Specifiers(cursor, scope, this);
        this.declarators = new Declarators(cursor, this);
        this.expressions = expressions();
    }

    /// Reads all. What counts is the variables, as if they were the members of a struct; where there are none, the
    /// type that is asked for, else the last struct, else the last type.
    CType all(String wanted) throws DeclarationException {
        while (!cursor.isEnd()) {
            if (!cursor.accept(";") && !passedAssertion()) {
                declaration();
            }
        }
        if (variables.size() == 1) {
            return variables.getFirst().type();
        }
        if (variables.size() > 1) {
            return lay(variables, false, new DeclaredAttributes(), 0).finish("struct", 0);
        }
        return asked(wanted)
                .or(() -> lastStruct)
                .or(() -> last)
                .orElseThrow(() -> cursor.expected("a declaration such as struct point { int32_t x, y; };"));
    }

    private Optional<CType> asked(String wanted) {
        String alias = scope.aliases.getOrDefault(wanted, wanted);
        return Stream.of(alias, "struct " + wanted, "union " + wanted, "enum " + wanted)
                .flatMap(name -> Stream.ofNullable(types.get(name)))
                .findFirst();
    }

    /// What says nothing of a message, or is not computed.
    List<String> passedOver() {
        return passedOver;
    }

    /// The names of structs among which one can ask; none where variables say what counts.
    List<String> names() {
        return types.keySet().stream()
                .filter(name -> variables.isEmpty()
                        && types.get(name) instanceof Aggregate a
                        && a.name().equals(name))
                .toList();
    }

    private boolean passedAssertion() throws DeclarationException {
        if (!cursor.is("_Static_assert") && !cursor.is("static_assert")) {
            return false;
        }
        Token word = cursor.next();
        int open = cursor.place();
        if (fails(word)) {
            throw DeclarationException.at(word, "this assertion does not hold here");
        }
        cursor.goTo(open);
        cursor.skipBracketed();
        cursor.expect(";", "after the assertion");
        return true;
    }

    // What cannot be computed, such as an offsetof, may hold.
    private boolean fails(Token word) {
        try {
            cursor.expect("(", "");
            boolean fails = expressions().constant().isZero();
            if (cursor.is(",") || cursor.is(")")) {
                return fails;
            }
        } catch (DeclarationException notComputed) {
            // Said below.
        }
        passedOver.add("assertion on line " + word.line());
        return false;
    }

    private void declaration() throws DeclarationException {
        Specifiers.Read read = specifiers.read();
        if (!cursor.is(";") || !read.defines()) {
            do {
                Token place = cursor.peek();
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
        if (read.elsewhere() || (one.base().isFunction() && !read.typedef())) {
            passedOver.add("'" + one.name() + "' on line " + place.line());
            return;
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
        scope.typedefs.remove(one.name());
        scope.aliases.remove(one.name());
        if (one.base().type().isEmpty() && one.base().equals(read.base())) {
            scope.aliases.put(one.name(), read.base().name());
            return;
        }
        CType type = one.base().orThrow(place);
        CType named = type instanceof Aggregate a && read.anonymous() ? renamed(a, one.name()) : type;
        scope.typedefs.put(one.name(), named);
        types.put(one.name(), named);
        last = Optional.of(named);
        lastStruct = read.anonymous() && named instanceof Aggregate ? last : lastStruct;
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
        Aggregate type = lay(declared, word.is("union"), attributes, pack).finish(tag, attributes.alignedLast());
        checkSize(word, type.size());
        scope.define(word, tag, type);
        if (depth == 0) {
            lastStruct = Optional.of(type);
            note(tag, type);
        }
        return Base.of(type);
    }

    /// A type of which a message may be.
    void note(String tag, CType type) {
        if (tag.contains(" ")) {
            types.put(tag, type);
        }
        last = Optional.of(type);
    }

    private StructLayout lay(List<Declared> declared, boolean union, DeclaredAttributes attributes, int pack)
            throws DeclarationException {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < declared.size(); i++) {
            Declared one = declared.get(i);
            if (!one.name().isEmpty() && !names.add(one.name())) {
                throw DeclarationException.at(one.place(), "'" + one.name() + "' is declared twice");
            }
            boolean open = one.type() instanceof CType.Array a && a.isOpen();
            if (open && (union || i < declared.size() - 1 || isAlone(declared))) {
                throw DeclarationException.at(one.place(), "an array without a length can only stand last in a struct");
            }
        }
        StructLayout layout = new StructLayout(abi, union, attributes.packed(), pack);
        declared.forEach(layout::add);
        return layout;
    }

    private static boolean isAlone(List<Declared> declared) {
        return declared.stream()
                        .filter(d -> !d.name().isEmpty() || d.type() instanceof Aggregate)
                        .count()
                == 1;
    }

    private List<Declared> body() throws DeclarationException {
        cursor.expect("{", "");
        List<Declared> declared = new ArrayList<>();
        while (!cursor.is("}")) {
            if (cursor.isEnd()) {
                throw cursor.expected("'}' at the end of the struct");
            }
            if (!cursor.accept(";") && !passedAssertion()) {
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
        return new Declared(start, one.name(), type, width, attributes.packed(), attributes.aligned());
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

    private Expressions expressions() {
        return new Expressions(cursor, scope.constants, this::typeName);
    }

    CInteger constantValue() throws DeclarationException {
        return expressions.constant();
    }

    long constant() throws DeclarationException {
        return constantValue().value().min(BigInteger.valueOf(Long.MAX_VALUE)).longValue();
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
