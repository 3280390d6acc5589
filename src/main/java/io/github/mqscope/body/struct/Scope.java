package io.github.mqscope.body.struct;

import io.github.mqscope.body.struct.CType.Aggregate;
import io.github.mqscope.body.struct.CType.Member;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The names that are known so far.
final class Scope {
    final Scalars scalars;
    final Map<String, CType> typedefs;
    final Map<String, CType> tags = new HashMap<>();
    final Map<String, Long> constants = new HashMap<>();

    Scope(Abi abi) {
        scalars = new Scalars(abi);
        typedefs = scalars.named();
        CType seconds = typedef("time_t");
        tags.put("struct timespec", pair("struct timespec", seconds, "tv_sec", typedef("int64_t"), "tv_nsec"));
        tags.put("struct timeval", pair("struct timeval", seconds, "tv_sec", typedef("suseconds_t"), "tv_usec"));
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
