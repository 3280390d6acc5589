package io.github.mqscope.body.struct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclarationTest {
    private static CType read(String source) {
        return read(source, Abi.X86_64);
    }

    private static CType read(String source, Abi abi) {
        try {
            return Declaration.parse(source, abi).type();
        } catch (DeclarationException e) {
            throw new AssertionError(e.sentence(), e);
        }
    }

    private static String error(String source) {
        DeclarationException e =
                catchThrowableOfType(DeclarationException.class, () -> Declaration.parse(source, Abi.X86_64));
        assertThat(e).as(source).isNotNull();
        return e.sentence();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "struct a { int x; | line 1, column 18: expected '}' at the end of the struct, found the end",
                "struct a { int x } | line 1, column 18: expected ';' after the member, found '}'",
                "struct a { int; }; | line 1, column 15: expected the name of a member, found ';'",
                "struct a { foo x; }; | line 1, column 12: the type 'foo' is not known: declare it before",
                "struct a { struct b x; }; | line 1, column 21: struct b has no known size: declare it before, or"
                        + " point to it",
                "struct a { void x; }; | line 1, column 17: void has no known size: declare it before, or point to it",
                "struct a { int x[-1]; }; | line 1, column 18: an array of -1",
                "struct a { int x[n]; }; | line 1, column 18: expected a number, found 'n'",
                "struct a { int x[1/0]; }; | line 1, column 19: this number cannot be computed: division by zero",
                "struct a { int x[2147483647 + 1]; }; | line 1, column 29: this number cannot be computed: this"
                        + " overflows int",
                "struct a { int x[1 << 32]; }; | line 1, column 20: this number cannot be computed: a shift by 32 of 32"
                        + " bits",
                "struct a { int x[18446744073709551616u]; }; | line 1, column 18: the number is too large",
                "enum e { A = 0xffffffff, B }; | line 1, column 26: the value of 'B' does not fit its type",
                "enum e { A = -1, B = 1ULL << 63 }; | line 1, column 1: no integer type holds all constants of this enum",
                "enum e { A, A }; | line 1, column 13: 'A' is declared twice",
                "struct a { int x; char x; }; | line 1, column 24: 'x' is declared twice",
                "struct a { int n[]; char x; }; | line 1, column 16: an array without a length can only stand last in a"
                        + " struct",
                "union a { int n; int x[]; }; | line 1, column 22: an array without a length can only stand last in a"
                        + " struct",
                "struct a { int *__attribute__((aligned(16))) p; }; | line 1, column 17: packed and aligned are not known"
                        + " here of what a pointer points to",
                "enum e { A } __attribute__((aligned(8))); | line 1, column 1: aligned on an enum is not known here",
                "struct s { char a[3]; }; struct b { _Atomic struct s x; }; | line 1, column 37: _Atomic is known here of"
                        + " numbers and pointers only",
                "#pragma scalar_storage_order big-endian | line 1, column 1: #pragma scalar_storage_order is not known"
                        + " here",
                "_Static_assert(sizeof(int) == 8, \"\"); | line 1, column 1: this assertion does not hold here",
                "struct a { int x : 40; }; | line 1, column 20: a bit-field of int cannot have 40 bits",
                "struct a { float x : 4; }; | line 1, column 22: a bit-field of float cannot have 4 bits",
                "struct a { long float x; }; | line 1, column 12: 'long float' is no type of C",
                "int x[2][]; | line 1, column 10: only the first length of an array can be left out",
                "struct a { char x[1 << 31]; }; | line 1, column 19: an array of -2147483648",
                "#if A | line 1, column 1: conditions are not followed: keep only the part that holds on your machine",
                "#pragma pack(3) | line 1, column 1: expected 1, 2, 4, 8 or 16 in #pragma pack",
                "struct a { int x; } __attribute__((ms_struct)); | line 1, column 36: the attribute ms_struct is not"
                        + " known here, and changes the layout",
                "/* never | line 1, column 1: this comment does not end",
                "struct a { int € ; }; | line 1, column 16: '€' has no meaning in a declaration",
            })
    void saysWhereAndWhatWasExpected(String source, String sentence) {
        assertThat(error(source)).isEqualTo(sentence);
    }

    @Test
    void countsLinesAlsoInCommentsAndMacros() {
        assertThat(error("/* one\ntwo */\n#define N 3\nstruct a {\n  int x[N];\n  int y\n};"))
                .startsWith("line 7, column 1: expected ';'");
    }

    @Test
    void whatIsWrongInAMacroIsSaidWhereItStands() {
        assertThat(error("#define A 1\n\n#define N \\\n  4 @ 5\nint x[N];")).startsWith("line 4, column 5: '@' has no");
        assertThat(error("#define N 4\n#undef N\nstruct a { int x[N]; };")).startsWith("line 3, column 18: expected a");
        assertThat(error("#define N 4\n#ifndef N\n#define N 8\n#endif")).startsWith("line 2, column 1: conditions");
    }

    @Test
    void nothingIsNothing() {
        assertThat(error(" // only this")).contains("expected a declaration such as struct point");
    }

    @Test
    void theLastTypeCountsUnlessVariablesAreDeclared() {
        assertThat(read("struct a { char x; }; struct b { int y; };").name()).isEqualTo("struct b");
        assertThat(read("typedef struct { int y; } point;").name()).isEqualTo("point");
        assertThat(read("struct a { char x; }; struct a one; int two;").size()).isEqualTo(8);
        assertThat(read("struct a { char x; }; enum b { B }; typedef int id; struct a;")
                        .name())
                .isEqualTo("struct a");
        assertThat(read("uint16_t samples[];")).isInstanceOf(CType.Array.class);
    }

    @Test
    void theTypeThatIsAskedForCounts() throws DeclarationException {
        String source =
                "struct head { int n; }; typedef struct { char c; } tail; typedef struct head head_t; enum e { E };";
        for (String name : List.of("head", "struct head", "head_t")) {
            assertThat(Declaration.parse(source, Abi.X86_64, name).type().name())
                    .isEqualTo("struct head");
        }
        assertThat(Declaration.parse(source, Abi.X86_64, "Orders").type().name())
                .isEqualTo("tail");
        assertThat(Declaration.parse(source, Abi.X86_64).names()).containsExactly("struct head", "tail");
    }

    @Test
    void whereTheMachinesDifferSoDoesTheLayout() {
        String source = "struct a { char x; int : 0; char y; };";
        assertThat(read(source, Abi.X86_64).size()).isEqualTo(5);
        assertThat(read(source, Abi.AARCH64).size()).isEqualTo(8);
    }

    @Test
    @Timeout(60)
    void hostileSourcesEndInAnError() {
        assertThat(error("struct a {".repeat(5000))).contains("nested too deeply");
        assertThat(error("int x[" + "(".repeat(20000))).isNotEmpty();
        assertThat(error("int " + "(*".repeat(20000))).isNotEmpty();
        assertThat(error("int x" + "[99999999]".repeat(5000) + ";")).contains("1 GiB");
        assertThat(error("#define A B B B B\n#define B C C C C\n#define C D D D D D D\n#define D E E E E E E E E E E\n"
                        + "#define E F F F F F F F F F F\nA"))
                .isNotEmpty();
        assertThat(error("#define A A A\nA")).contains("too long");
        assertThat(error("int x[" + "1?1:".repeat(15000))).isNotEmpty();
        assertThat(error("int x" + "[sizeof(int".repeat(5000))).isNotEmpty();
        assertThat(error("int \u0663;")).contains("no meaning");
        assertThat(error("x".repeat(Declaration.MOST + 1))).contains("longer than");
    }
}
