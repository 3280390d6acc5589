package io.github.mqscope.body.struct;

import io.github.mqscope.testing.CProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the C compiler of this machine makes of declarations: sizes, offsets, and which bits a bit-field has.
final class CompiledLayout {
    private CompiledLayout() {}

    /// One line a fact, for each declaration, of a type that is called `t`: `size N align N`, `path OFFSET SIZE`,
    /// `path BITS-AS-HEX`, and of enums `path signed 0 CONSTANT=N …`.
    static List<List<String>> of(List<String> declarations, List<CType.Aggregate> read) throws Exception {
        StringBuilder source = new StringBuilder("""
                #pragma GCC diagnostic ignored "-Woverflow"
                #pragma GCC diagnostic ignored "-Wattributes"
                #pragma GCC diagnostic ignored "-Wshift-count-overflow"
                #pragma GCC diagnostic ignored "-Wpacked-bitfield-compat"
                #include <stddef.h>
                #include <stdint.h>
                #include <stdbool.h>
                #include <stdio.h>
                #include <string.h>
                #include <time.h>
                #include <sys/types.h>
                static void bits(const char *path, const void *at, size_t n) {
                    const unsigned char *p = at;
                    fputs(path, stdout);
                    putchar(' ');
                    for (size_t i = 0; i < n; i++) {
                        putchar("0123456789abcdef"[p[i] >> 4]);
                        putchar("0123456789abcdef"[p[i] & 15]);
                    }
                    putchar('\\n');
                }
                """);
        for (int i = 0; i < declarations.size(); i++) {
            source.append("static void f%d(void) {\n# 1 \"declaration %d\"\n%s\n".formatted(i, i, declarations.get(i)));
            source.append("printf(\"size %zu align %zu\\n\", sizeof(t), _Alignof(t));\n");
            facts(source, read.get(i), "");
            source.append("printf(\"end\\n\");\n}\n");
        }
        source.append("int main(void) {\n");
        for (int i = 0; i < declarations.size(); i++) {
            source.append("f").append(i).append("();\n");
        }
        return run(source.append("return 0;\n}\n").toString());
    }

    private static void facts(StringBuilder source, CType.Aggregate type, String prefix) {
        for (CType.Member member : type.members()) {
            String path = prefix + member.name();
            if (member.isBitField()) {
                source.append("{ t v; memset(&v, 0, sizeof v); v.%s = -1; bits(\"%s\", &v, sizeof v); }%n"
                        .formatted(path, path));
            } else if (!member.name().isEmpty()) {
                source.append("printf(\"%s %%zu %%zu\\n\", offsetof(t, %s), %s);%n"
                        .formatted(path, path, isOpen(member) ? "(size_t)0" : "sizeof(((t *)0)->" + path + ")"));
            }
            if (member.type() instanceof CType.Enumeration e && !member.isBitField()) {
                constants(source, path, e);
            }
            if (member.type() instanceof CType.Aggregate inner) {
                facts(source, inner, member.name().isEmpty() ? prefix : path + ".");
            }
        }
    }

    private static void constants(StringBuilder source, String path, CType.Enumeration type) {
        source.append("{ t v; printf(\"%s signed %%d\", (__typeof__(v.%s))-1 < 1);%n".formatted(path, path));
        for (String name : new TreeSet<>(type.constants().values())) {
            source.append("printf(\" %s=%%lld\", (long long)%s);%n".formatted(name, name));
        }
        source.append("putchar('\\n'); }\n");
    }

    private static boolean isOpen(CType.Member member) {
        return member.type() instanceof CType.Array a && a.isOpen();
    }

    private static List<List<String>> run(String source) throws Exception {
        List<List<String>> all = new ArrayList<>();
        List<String> one = new ArrayList<>();
        for (String line : CProgram.of(source).run()) {
            if (line.equals("end")) {
                all.add(one);
                one = new ArrayList<>();
            } else {
                one.add(line);
            }
        }
        return all;
    }

    /// The same facts of a declaration as it was read here.
    static List<String> facts(CType.Aggregate type) {
        List<String> facts = new ArrayList<>(List.of("size " + type.size() + " align " + type.align()));
        facts(facts, type, type, "", 0);
        return facts;
    }

    private static void facts(
            List<String> facts, CType.Aggregate root, CType.Aggregate type, String prefix, long start) {
        for (CType.Member member : type.members()) {
            String path = prefix + member.name();
            long bit = start + member.bit();
            if (member.isBitField()) {
                facts.add(path + " " + hex(root.size(), bit, member.width()));
            } else if (!member.name().isEmpty()) {
                facts.add(path + " " + bit / 8 + " " + member.type().size());
            }
            if (member.type() instanceof CType.Enumeration e && !member.isBitField()) {
                Map<String, Long> values = new TreeMap<>();
                e.constants().forEach((value, name) -> values.put(name, value));
                StringBuilder fact = new StringBuilder(path + " signed " + (e.signed() ? 1 : 0));
                values.forEach((name, value) ->
                        fact.append(' ').append(name).append('=').append(value));
                facts.add(fact.toString());
            }
            if (member.type() instanceof CType.Aggregate inner) {
                facts(facts, root, inner, member.name().isEmpty() ? prefix : path + ".", bit);
            }
        }
    }

    private static String hex(long size, long bit, int width) {
        byte[] bytes = new byte[(int) size];
        for (long i = bit; i < bit + width; i++) {
            bytes[(int) (i / 8)] |= (byte) (1 << (i % 8));
        }
        return java.util.HexFormat.of().formatHex(bytes);
    }
}
