package io.github.mqscope.body.struct;

import io.github.mqscope.body.struct.CType.Enumeration;
import io.github.mqscope.body.struct.CType.Kind;
import io.github.mqscope.body.struct.CType.Scalar;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Reads enums. Their types and those of their constants are found as GCC does (`finish_enum` in its c-decl.c).
final class Enumerations {
    private static final int INT = 32;

    private final Cursor cursor;
    private final Scope scope;
    private final Declarations declarations;

    Enumerations(Cursor cursor, Scope scope, Declarations declarations) {
        this.cursor = cursor;
        this.scope = scope;
        this.declarations = declarations;
    }

    /// Reads from `enum` on, with its constants or without.
    Base read(Specifiers specifiers) throws DeclarationException {
        Token word = cursor.next();
        DeclaredAttributes attributes = new DeclaredAttributes();
        declarations.readAttributes(attributes);
        String tag = "enum"
                + (cursor.peek().kind() == Token.Kind.NAME ? " " + cursor.next().text() : "");
        Optional<Scalar> given = underlying(specifiers);
        if (!cursor.is("{")) {
            CType known = scope.tags.get(tag);
            return known != null ? Base.of(known) : Base.unknown(tag);
        }
        cursor.next();
        Map<String, CInteger> constants = constants(given);
        declarations.readAttributes(attributes);
        if (attributes.aligned() > 0) {
            throw DeclarationException.at(word, "aligned on an enum is not known here");
        }
        CType type = given.isPresent()
                ? new Enumeration(tag, given.get().size(), given.get().isSigned(), byBits(constants))
                : fitting(word, tag, constants, attributes.packed());
        scope.define(word, tag, type);
        declarations.note(tag, type);
        return Base.of(type);
    }

    // A colon may also stand before the width of a bit-field.
    private Optional<Scalar> underlying(Specifiers specifiers) throws DeclarationException {
        if (!cursor.is(":") || !specifiers.startsType(cursor.peek(1))) {
            return Optional.empty();
        }
        cursor.next();
        Token place = cursor.peek();
        if (specifiers.read().base().orThrow(place) instanceof Scalar s && s.isInteger() && s.kind() != Kind.BOOL) {
            return Optional.of(s);
        }
        throw DeclarationException.at(place, "expected an integer type for the enum");
    }

    private Map<String, CInteger> constants(Optional<Scalar> given) throws DeclarationException {
        Map<String, CInteger> constants = new LinkedHashMap<>();
        Optional<CInteger> next = Optional.of(CInteger.of(0));
        do {
            Token name = cursor.peek();
            if (name.kind() != Token.Kind.NAME) {
                throw cursor.expected("the name of a constant, or '}'");
            }
            cursor.next();
            if (cursor.accept("=")) {
                next = Optional.of(declarations.constantValue());
            }
            CInteger value = next.flatMap(v -> typed(v, given))
                    .orElseThrow(() ->
                            DeclarationException.at(name, "the value of " + name.shown() + " does not fit its type"));
            if (scope.constants.put(name.text(), value) != null) {
                throw DeclarationException.at(name, name.shown() + " is declared twice");
            }
            constants.put(name.text(), value);
            next = value.next();
        } while (cursor.accept(",") && !cursor.is("}"));
        if (!cursor.accept("}")) {
            throw cursor.expected("',' or '}' after the constant");
        }
        return constants;
    }

    // Whatever fits is an int, unless the type is given.
    private static Optional<CInteger> typed(CInteger value, Optional<Scalar> given) {
        int bits = given.map(g -> (int) g.size() * 8).orElse(INT);
        boolean unsigned = given.isPresent() && !given.get().isSigned();
        return CInteger.fits(value.value(), bits, unsigned)
                ? Optional.of(value.to(bits, unsigned))
                : given.isPresent() ? Optional.empty() : Optional.of(value);
    }

    private Enumeration fitting(Token word, String tag, Map<String, CInteger> constants, boolean packed)
            throws DeclarationException {
        boolean signed = constants.values().stream().anyMatch(c -> c.value().signum() < 0);
        int bits = packed ? 8 : INT;
        for (CInteger each : constants.values()) {
            while (!CInteger.fits(each.value(), bits, !signed)) {
                bits *= 2;
            }
        }
        if (bits > Long.SIZE) {
            throw DeclarationException.at(word, "no integer type holds all constants of this enum");
        }
        for (Map.Entry<String, CInteger> each : constants.entrySet()) {
            if (!CInteger.fits(each.getValue().value(), INT, false)) {
                scope.constants.put(each.getKey(), each.getValue().to(bits, !signed));
            }
        }
        return new Enumeration(tag, bits / 8, signed, byBits(constants));
    }

    private static Map<Long, String> byBits(Map<String, CInteger> constants) {
        Map<Long, String> names = new HashMap<>();
        constants.forEach((name, value) -> names.putIfAbsent(value.value().longValue(), name));
        return names;
    }
}
