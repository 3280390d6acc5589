package io.github.mqscope.body.struct;

import io.github.mqscope.body.struct.CType.Kind;
import io.github.mqscope.body.struct.CType.Scalar;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The types that need no declaration: C's own and those of the usual headers.
final class Scalars {
    private static final List<String> SPECIFIERS = List.of(
            "void",
            "char",
            "short",
            "int",
            "long",
            "float",
            "double",
            "signed",
            "unsigned",
            "_Bool",
            "__signed__",
            "__int128");

    private final Abi abi;
    private final Map<String, CType> named = new HashMap<>();

    Scalars(Abi abi) {
        this.abi = abi;
        for (int bits = 8; bits <= 64; bits *= 2) {
            exact(bits);
        }
        signed(
                8,
                "ssize_t",
                "ptrdiff_t",
                "intptr_t",
                "intmax_t",
                "off_t",
                "off64_t",
                "suseconds_t",
                "clock_t",
                "int_fast16_t",
                "int_fast32_t",
                "int_fast64_t");
        unsigned(
                8,
                "size_t",
                "uintptr_t",
                "uintmax_t",
                "dev_t",
                "ino_t",
                "uint_fast16_t",
                "uint_fast32_t",
                "uint_fast64_t");
        signed(4, "pid_t", "key_t", "clockid_t", "mqd_t");
        unsigned(4, "uid_t", "gid_t", "mode_t", "id_t", "in_addr_t", "socklen_t", "char32_t", "uint");
        unsigned(2, "in_port_t", "sa_family_t", "char16_t", "ushort");
        signed(1, "int_fast8_t");
        unsigned(1, "uint_fast8_t", "char8_t", "uchar", "byte");
        unsigned(8, "ulong");
        put(Scalar.of("wchar_t", 4, abi.isCharSigned() ? Kind.SIGNED : Kind.UNSIGNED));
        put(Scalar.of("time_t", 8, Kind.TIME));
        put(Scalar.of("bool", 1, Kind.BOOL));
    }

    private void exact(int bits) {
        int size = bits / 8;
        signed(size, "int" + bits + "_t", "int_least" + bits + "_t", "__s" + bits, "s" + bits, "__int" + bits + "_t");
        unsigned(
                size,
                "uint" + bits + "_t",
                "uint_least" + bits + "_t",
                "__u" + bits,
                "u" + bits,
                "__uint" + bits + "_t",
                "u_int" + bits + "_t");
        if (size > 1) {
            ordered("__be" + bits, size, ByteOrder.BIG_ENDIAN);
            ordered("__le" + bits, size, ByteOrder.LITTLE_ENDIAN);
        }
    }

    private void ordered(String name, int size, ByteOrder order) {
        put(new Scalar(name, size, size, Kind.UNSIGNED, Optional.of(order)));
    }

    private void signed(int size, String... names) {
        for (String name : names) {
            put(Scalar.of(name, size, Kind.SIGNED));
        }
    }

    private void unsigned(int size, String... names) {
        for (String name : names) {
            put(Scalar.of(name, size, Kind.UNSIGNED));
        }
    }

    private void put(Scalar type) {
        named.put(type.name(), type);
    }

    /// The types that are known by one name; the caller may add to the copy.
    Map<String, CType> named() {
        return new HashMap<>(named);
    }

    static boolean isSpecifier(String word) {
        return SPECIFIERS.contains(word);
    }

    /// The type of words such as `unsigned long int`, in any order. Empty where they make none, or `void`.
    Optional<CType> of(List<String> words) {
        int longs = count(words, "long");
        boolean unsigned = words.contains("unsigned");
        boolean signed = words.contains("signed") || words.contains("__signed__");
        String name = String.join(" ", words);
        if (!areCompatible(words) || (unsigned && signed) || longs > 2) {
            return Optional.empty();
        }
        if (words.contains("char")) {
            return Optional.of(Scalar.of(name, 1, character(unsigned, signed)));
        }
        if (words.contains("_Bool")) {
            return Optional.of(Scalar.of(name, 1, Kind.BOOL));
        }
        if (words.contains("float")) {
            return Optional.of(Scalar.of(name, 4, Kind.FLOAT));
        }
        if (words.contains("double")) {
            return Optional.of(Scalar.of(name, longs > 0 ? 16 : 8, longs > 0 ? Kind.OPAQUE : Kind.FLOAT));
        }
        return Optional.of(integer(name, words, longs, unsigned));
    }

    private static Scalar integer(String name, List<String> words, int longs, boolean unsigned) {
        if (words.contains("__int128")) {
            return Scalar.of(name, 16, Kind.OPAQUE);
        }
        int size = longs > 0 ? 8 : words.contains("short") ? 2 : 4;
        return Scalar.of(name, size, unsigned ? Kind.UNSIGNED : Kind.SIGNED);
    }

    private Kind character(boolean unsigned, boolean signed) {
        if (unsigned) {
            return Kind.UNSIGNED;
        }
        return signed ? Kind.SIGNED : abi.isCharSigned() ? Kind.SIGNED_CHAR : Kind.UNSIGNED_CHAR;
    }

    // At most one base type, and only the words that may stand beside it.
    private static boolean areCompatible(List<String> words) {
        List<String> rest = words.stream()
                .filter(w -> !List.of("signed", "unsigned", "__signed__").contains(w))
                .toList();
        boolean sign = rest.size() < words.size();
        String joined = String.join(" ", rest.stream().sorted().toList());
        return switch (joined) {
            case "",
                    "char",
                    "short",
                    "int",
                    "int short",
                    "long",
                    "int long",
                    "long long",
                    "int long long",
                    "__int128" -> true;
            case "_Bool", "float", "double", "double long" -> !sign;
            default -> false;
        };
    }

    private static int count(List<String> words, String word) {
        return (int) words.stream().filter(word::equals).count();
    }
}
