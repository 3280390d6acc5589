package io.github.mqscope.body.struct;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Declarations of a type `t` as people write them and worse, the same for the same seed. Most are valid C.
final class GeneratedC {
    private static final String[] TYPES = {
        "char",
        "uint8_t",
        "short",
        "unsigned",
        "int64_t",
        "int",
        "unsigned long",
        "uint16_t",
        "bool",
        "time_t",
        "long long"
    };

    private final Random random;
    private final List<String> constants = new ArrayList<>();
    private int names;

    GeneratedC(long seed) {
        random = new Random(seed);
    }

    /// A declaration that stands in a function of its own.
    String next() {
        constants.clear();
        names = 0;
        StringBuilder out = new StringBuilder();
        String type = pick("", "", "", "uint16_t", "unsigned char", "short", "enum { no, yes }");
        out.append(type.isEmpty() ? "" : "typedef " + type + " mine;\n");
        for (int i = random.nextInt(3); i > 0; i--) {
            out.append(enumeration());
        }
        int pack = new int[] {0, 0, 0, 1, 2, 4, 8}[random.nextInt(7)];
        boolean union = random.nextInt(8) == 0;
        out.append(pack == 0 ? "" : "\n#pragma pack(push, " + pack + ")\n");
        out.append("typedef ")
                .append(union ? "union" : "struct")
                .append(attribute())
                .append(" {");
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            out.append(member(type.isEmpty() ? pick(TYPES) : "mine", 0));
        }
        out.append(" char end; ").append(union ? "" : pick("", "", "int open[];", "short none[0];", "char tail[];"));
        out.append("} ").append(attribute()).append(" t;");
        return out.append(pack == 0 ? "" : "\n#pragma pack(pop)\n").toString();
    }

    private String pick(String... of) {
        return of[random.nextInt(of.length)];
    }

    private String attribute() {
        return " "
                + pick(
                        "",
                        "",
                        "",
                        "",
                        "__attribute__((packed))",
                        "__attribute__((aligned(8)))",
                        "__attribute__((packed, aligned(4)))",
                        "__attribute__((aligned))");
    }

    private int width(String type) {
        return 1 + random.nextInt(type.equals("bool") ? 1 : type.matches("mine|char|uint8_t") ? 8 : 16);
    }

    private String name() {
        return "m" + names++;
    }

    private String enumeration() {
        StringBuilder out = new StringBuilder("enum " + pick("", "__attribute__((packed)) ") + "e" + names++ + " {");
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            String name = "C" + names++;
            out.append(name)
                    .append(random.nextInt(4) == 0 ? "" : " = " + expression(2))
                    .append(", ");
            constants.add(name);
        }
        return out.append("};\n").toString();
    }

    private String member(String type, int depth) {
        String name = name();
        return switch (random.nextInt(depth < 2 ? 11 : 8)) {
            case 0 -> " double " + name + ";";
            case 1 -> " " + type + " " + name + "[" + length() + "];";
            case 2 -> " " + type + " " + name + attribute() + ";";
            case 3 -> " " + type + " : " + (width(type) - 1) + ";";
            case 4, 5 -> " " + type + " " + name + " : " + width(type) + attribute() + ";";
            case 6 -> " _Alignas(" + pick("16", "double", "0") + ") " + type + " " + name + ";";
            case 7 -> " struct e" + name + " *" + name + "; char " + name + "v[sizeof(" + pick(TYPES) + ")];";
            case 8 ->
                " enum { K" + name + " = " + expression(2) + ", L" + name + " } " + pick("", "__attribute__((packed))")
                        + name + ";";
            case 9 ->
                " struct " + attribute() + " {" + member(pick(TYPES), depth + 1) + member(type, depth + 1) + " char "
                        + name + "z; } " + attribute() + " " + name + ";";
            default -> " union {" + member(type, depth + 1) + " short " + name + "z; };";
        };
    }

    // Of a few bytes, however large its parts are.
    private String length() {
        return "(" + expression(3) + " & 7u) + 1";
    }

    private String expression(int depth) {
        if (depth == 0 || random.nextInt(5) == 0) {
            return constants.isEmpty() || random.nextInt(3) > 0
                    ? pick(
                            "0",
                            "1",
                            "2",
                            "3u",
                            "7",
                            "31",
                            "63",
                            "0x7fffffff",
                            "0x80000000",
                            "0xffffffff",
                            "4294967295",
                            "1UL",
                            "1ULL",
                            "0xffffffffffffffff",
                            "-1",
                            "'a'",
                            "'\\n'",
                            "010",
                            "0b101",
                            "sizeof(int)",
                            "sizeof(struct { char a; long b; })",
                            "_Alignof(short)",
                            "200",
                            "0x100000000")
                    : constants.get(random.nextInt(constants.size()));
        }
        return switch (random.nextInt(6)) {
            case 0 -> pick("~", "-", "!", "+") + " (" + expression(depth - 1) + ")";
            case 1 ->
                "(" + pick("int", "unsigned", "char", "signed char", "uint8_t", "short", "long", "uint64_t", "bool")
                        + ") (" + expression(depth - 1) + ")";
            case 2 -> "(" + expression(depth - 1) + " ? " + expression(depth - 1) + " : " + expression(depth - 1) + ")";
            case 3 -> expression(depth - 1) + pick(" << ", " >> ") + pick("1", "4", "31", "63", "5u");
            default ->
                "(" + expression(depth - 1)
                        + pick(
                                " + ", " - ", " * ", " / ", " % ", " & ", " | ", " ^ ", " < ", " >= ", " == ", " != ",
                                " && ", " || ")
                        + expression(depth - 1) + ")";
        };
    }
}
