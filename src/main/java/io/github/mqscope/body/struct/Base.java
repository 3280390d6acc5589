package io.github.mqscope.body.struct;

import io.github.mqscope.body.struct.CType.Kind;
import io.github.mqscope.body.struct.CType.Scalar;
import java.util.Optional;

/// What stands before a declarator: a type, or one of no known size of which only pointers can be had.
record Base(Optional<CType> type, String name) {
    private static final int POINTER_SIZE = 8;
    private static final String FUNCTION = "function";

    static Base of(CType type) {
        return new Base(Optional.of(type), type.name());
    }

    static Base unknown(String name) {
        return new Base(Optional.empty(), name);
    }

    static Base function() {
        return unknown(FUNCTION);
    }

    boolean isFunction() {
        return type.isEmpty() && name.equals(FUNCTION);
    }

    Base pointer() {
        String pointed = name.endsWith("*") ? name + "*" : name + " *";
        return Base.of(Scalar.of(pointed, POINTER_SIZE, Kind.POINTER));
    }

    CType orThrow(Token place) throws DeclarationException {
        return type.orElseThrow(
                () -> DeclarationException.at(place, name + " has no known size: declare it before, or point to it"));
    }
}
