package io.github.mqscope.body.struct;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.body.struct.CType.Aggregate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/// Against the compiler of this machine, where there is one.
class StructLayoutTest {
    private static final List<String> WRITTEN = List.of(
            "typedef struct order { uint32_t id; char item[16]; double price; struct { uint8_t r, g, b; } c; } t;",
            "typedef struct { char a; short b; int c; long d; long long e; float f; double g; void *h; } t;",
            "typedef struct { char a; long double b; char c; } t;",
            "typedef struct { char a; long double b; } __attribute__((packed)) t;",
            "typedef struct { char a; int b; char c; } __attribute__((packed)) t;",
            "typedef struct { char a; int b __attribute__((packed)); char c; int d; } t;",
            "typedef struct { char a; int b __attribute__((aligned(16))); char c; } t;",
            "typedef struct { char a; _Alignas(8) char b; _Alignas(double) char c; } t;",
            "typedef struct __attribute__((aligned(32))) { char a; } t;",
            "typedef union { char a[5]; int b; struct { short x; char y; } c; } t;",
            "typedef struct { int kind; union { int i; double d; char s[3]; }; char last; } t;",
            "enum colour { RED, GREEN = 5, BLUE }; typedef struct { char a; enum colour c; char rows[BLUE][2]; } t;",
            "enum big { HUGE_ONE = 0x1ffffffff }; typedef struct { char a; enum big c; } t;",
            "enum small { ONE = 1, MINUS = -1 } __attribute__((packed)); typedef struct { char a; enum small c; } t;",
            "typedef struct { unsigned a : 3, b : 5, c : 10, d : 20; } t;",
            "typedef struct { char a; unsigned b : 3; char c; } t;",
            "typedef struct { char a : 4; char b : 6; short c : 9; int d : 17; long e : 33; } t;",
            "typedef struct { int a : 5; int : 0; int b : 5; char c; } t;",
            "typedef struct { char a; int : 5; char b; } t;",
            "typedef struct { char a; int : 0; char b; } t;",
            "typedef struct { int a : 5; int : 7; long b : 40; _Bool c : 1; bool d; } t;",
            "typedef struct { unsigned a : 3; unsigned b : 31; uint8_t c : 7; uint8_t d : 7; }"
                    + " __attribute__((packed)) t;",
            "typedef struct { char a; int : 0; int b : 3; } __attribute__((packed)) t;",
            "typedef union { unsigned a : 3; unsigned long b : 40; char c; } t;",
            "typedef struct { uint32_t a : 32; uint64_t b : 64; uint8_t c : 8; } t;",
            """

            #pragma pack(push, 1)
            typedef struct { char a; int b; long c; } inner;
            #pragma pack(pop)
            typedef struct { char a; inner b; int c; } t;""",
            """

            #pragma pack(2)
            typedef struct { char a; int b; unsigned c : 5, d : 20; unsigned e : 20; long f; int : 0; char g; } t;
            #pragma pack()
            """,
            """

            #pragma pack(push, 4)
            typedef struct { char a; double b; int c __attribute__((aligned(16))); } t;
            #pragma pack(pop)
            """,
            """

            #define LENGTH (4 * 3)
            typedef struct { char name[LENGTH + 1]; short grid[2][LENGTH]; int64_t tail[]; } t;""",
            "typedef struct { int (*call)(int, char *); char *names[3]; int (*row)[4]; char **argv; } t;",
            "typedef struct node { struct node *next; const volatile unsigned long int value; } t;",
            "typedef struct { struct timespec at; time_t when; size_t n; pid_t pid; uid_t uid; mode_t mode; } t;",
            "struct point { short x, y; }; typedef struct { struct point corners[3]; char tag; struct point end; } t;",
            "typedef struct { char a; struct { char b; struct { double c; char d; } e; } f; char g; } t;",
            "typedef struct { char a[sizeof(long) * 2]; short b[sizeof(struct { char c; int d; })]; } t;",
            "typedef struct { char a[-1 / 2u > 5 ? 3 : 4], b[(1 << 31 >> 31) + 9], c[-1 + sizeof(int)], d[(char)260]; } t;",
            "enum e { TOP = 1ULL << 63 }; typedef struct { char a; enum e b; } t;",
            "enum e { ALL = 0xffffffff }; typedef struct { char a; enum e b; char c[ALL + 5]; } t;",
            "enum e { LOW = -1, HIGH = 0x80000000 }; typedef struct { char a; enum e b; } t;",
            "typedef int byte; typedef short u32; typedef struct { byte a; u32 b; char uint; } t;",
            "struct s { char a; int b; }; typedef struct { char c; struct s __attribute__((packed)) d; } t;",
            "typedef struct { int n; char none[0]; } t;",
            "typedef struct node_of node_of; struct node_of { node_of *next; char c; }; typedef struct { node_of n; } t;",
            "extern int elsewhere; int prototype(int, char *); typedef struct { short a; } t;",
            "\n#define N 4 /* of\n two lines */ + \\\n 1\n#undef M\ntypedef struct { char a[N]; short b; } t;",
            "typedef struct { char a; // not b; \\\n int b;\n short c; } t;",
            "typedef struct { unsigned short a : 12; unsigned char b : 6; unsigned int c : 14; char d; } t;");

    private static Aggregate read(String source) {
        try {
            return (Aggregate) Declaration.parse(source, Abi.ofThisMachine()).type();
        } catch (DeclarationException e) {
            throw new AssertionError(e.sentence() + "\n" + source, e);
        }
    }

    private static void compare(List<String> sources) throws Exception {
        List<Aggregate> read = sources.stream().map(StructLayoutTest::read).toList();
        List<List<String>> compiled = CompiledLayout.of(sources, read);
        assertThat(compiled).hasSameSizeAs(sources);
        SoftAssertions.assertSoftly(softly -> {
            for (int i = 0; i < sources.size(); i++) {
                softly.assertThat(CompiledLayout.facts(read.get(i)))
                        .as(sources.get(i))
                        .isEqualTo(compiled.get(i));
            }
        });
    }

    @Test
    void sizesOffsetsAndBitsAreThoseOfTheCompiler() throws Exception {
        compare(WRITTEN);
    }

    @Test
    void randomStructsAreLaidOutAsTheCompilerDoes() throws Exception {
        Random random = new Random(20261123);
        List<String> sources = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            sources.add(randomStruct(random));
        }
        compare(sources);
    }

    @Test
    void whateverIsNotRefusedHasTheLayoutOfTheCompiler() throws Exception {
        GeneratedC generated = new GeneratedC(20261130);
        List<String> shown = new ArrayList<>();
        int refused = 0;
        while (shown.size() < 600) {
            String source = generated.next();
            if (isUnderstood(source)) {
                shown.add(source);
            } else {
                refused++;
            }
        }
        assertThat(refused).isBetween(1, 1199);
        compare(shown);
    }

    private static boolean isUnderstood(String source) {
        try {
            Declaration.parse(source, Abi.ofThisMachine());
            return true;
        } catch (DeclarationException refused) {
            return false;
        }
    }

    @Test
    void aBoolOfTheirOwnIsTheirs() throws Exception {
        compare(
                List.of(
                        "\n#undef bool\ntypedef enum { false_, true_ } bool;\ntypedef struct { char a; bool b; bool c : 3; } t;"));
    }

    private static String randomStruct(Random random) {
        String[] heads = {"", "", "", "__attribute__((packed))", "__attribute__((aligned(8)))"};
        int pack = new int[] {0, 0, 0, 1, 2, 4, 8}[random.nextInt(7)];
        StringBuilder out = new StringBuilder(pack == 0 ? "" : "\n#pragma pack(push, " + pack + ")\n");
        out.append("typedef ").append(random.nextInt(8) == 0 ? "union {" : "struct {");
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            out.append(randomMember(random, "m" + i, 0));
        }
        out.append(" char end; } ").append(heads[random.nextInt(heads.length)]).append(" t;");
        return out.append(pack == 0 ? "" : "\n#pragma pack(pop)\n").toString();
    }

    private static String randomMember(Random random, String name, int depth) {
        String[] types = {"char", "uint8_t", "short", "unsigned", "int64_t", "int", "unsigned long", "uint16_t"};
        String type = types[random.nextInt(types.length)];
        return switch (random.nextInt(depth < 2 ? 8 : 6)) {
            case 0 -> " double " + name + ";";
            case 1 -> " " + type + " " + name + "[" + (1 + random.nextInt(5)) + "];";
            case 2 -> " " + type + " " + name + ";";
            case 3 -> " " + type + " : " + random.nextInt(9) + ";";
            case 4, 5 -> " " + type + " " + name + " : " + (1 + random.nextInt(widest(type))) + ";";
            case 6 ->
                " struct {" + randomMember(random, name + "a", depth + 1) + randomMember(random, name + "b", depth + 1)
                        + " char " + name + "z; } " + name + ";";
            default -> " union {" + randomMember(random, name + "a", depth + 1) + " short " + name + "z; };";
        };
    }

    private static int widest(String type) {
        return switch (type) {
            case "char", "uint8_t" -> 8;
            case "short", "uint16_t" -> 16;
            case "unsigned", "int" -> 32;
            default -> 64;
        };
    }
}
