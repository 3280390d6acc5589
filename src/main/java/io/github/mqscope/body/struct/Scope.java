package io.github.mqscope.body.struct;

import io.github.mqscope.body.struct.CType.Aggregate;
import io.github.mqscope.body.struct.CType.Member;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The names that are known so far.
final class Scope {
    final Scalars scalars;
    final Map<String, CType> typedefs;
    final Map<String, CType> tags = new HashMap<>();
    /// Other names of structs by their tags, which may have no size yet.
    final Map<String, String> aliases = new HashMap<>();
    final Map<String, CInteger> constants = new HashMap<>();

    private final Set<String> declared = new HashSet<>();

    Scope(Abi abi) {
        scalars = new Scalars(abi);
        typedefs = scalars.named();
        CType seconds = typedef("time_t");
        tags.put("struct timespec", pair("struct timespec", seconds, "tv_sec", typedef("int64_t"), "tv_nsec"));
        tags.put("struct timeval", pair("struct timeval", seconds, "tv_sec", typedef("suseconds_t"), "tv_usec"));
    }

    /// Gives a tag its type.
    /// @throws DeclarationException where it has one that is not of the usual headers
    void define(Token place, String tag, CType type) throws DeclarationException {
        if (tag.contains(" ") && !declared.add(tag)) {
            throw DeclarationException.at(place, tag + " is declared twice");
        }
        tags.put(tag, type);
    }

    private CType typedef(String name) {
        CType type = typedefs.get(name);
        if (type == null) {
            throw new IllegalStateException(name);
        }
        return type;
    }

    private static Aggregate pair(String name, CType first, String firstName, CType second, String secondName) {
        return new Aggregate(
                name, false, List.of(new Member(firstName, first, 0, 0), new Member(secondName, second, 64, 0)), 16, 8);
    }
}
