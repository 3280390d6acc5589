package io.github.mqscope.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class JsonOutlineTest {
    private static JsonOutline of(String text) {
        return JsonOutline.of(text.getBytes(UTF_8));
    }

    private static String shown(String text) {
        return of(text).rows().stream()
                .map(r -> " ".repeat(r.depth()) + r.name() + r.value() + (r.comma() ? "," : ""))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void valuesAreLaidOutARowEach() {
        assertThat(shown("{\"a\":1,\"list\":[true,null,{}],\"o\":{\"p\":[]},\"s\":\"x\\ty\"}"))
                .isEqualTo("""
                        {
                         "a"1,
                         "list"[
                          true,
                          null,
                          {}
                         ],
                         "o"{
                          "p"[]
                         },
                         "s""x\\ty"
                        }""");
    }

    @Test
    void whatBeginsKnowsWhereItEndsAndHowMuchIsInIt() {
        JsonRow root = of("{\"a\":[1,2,3],\"b\":2}").rows().getFirst();
        assertThat(root.end()).isEqualTo(7);
        assertThat(root.size()).isEqualTo(2);
        assertThat(of("{\"a\":[1,2,3],\"b\":2}").rows().get(1).size()).isEqualTo(3);
    }

    @Test
    void rowsKnowTheirBytes() {
        assertThat(of("{\"é\": 17, \"b\": [2]}").rows())
                .extracting(JsonRow::offset)
                .startsWith(0, 7);
    }

    @Test
    void saysWhereItStopsBeingJsonAndWhy() {
        JsonOutline.Problem problem = of("{\"a\": 1,\n \"b\": }").error().orElseThrow();
        assertThat(problem.line()).isEqualTo(2);
        assertThat(problem.column()).isEqualTo(7);
        assertThat(problem.why()).contains("Unexpected character ('}'");
        assertThat(of("[1] 2").error().orElseThrow().why()).isEqualTo("the value has ended, but more follows");
        assertThat(of("").error().orElseThrow().why()).isEqualTo("there is no value");
        assertThat(of("[1").error()).isPresent();
        assertThat(of("[\u001b]").error().orElseThrow().why()).doesNotContain("\u001b");
    }

    @Test
    void stringsAreSafeToShow() {
        assertThat(shown("[\"\\u202e\\u001b[2J\"]")).contains("\"\\u{202e}\\x1b[2J\"");
    }

    @Test
    @Timeout(60)
    void deepLongAndLargeDocumentsEndBounded() {
        assertThat(of("[".repeat(8 << 20)).error().orElseThrow().why()).contains("depth");
        assertThat(of("[" + "1".repeat(1 << 20) + "]").error()).isPresent();
        JsonOutline many = of("[" + "0,".repeat(2_000_000) + "0]");
        assertThat(many.error()).isEmpty();
        assertThat(many.whole()).isFalse();
        assertThat(many.rows()).hasSize(JsonOutline.MOST_ROWS);
        assertThat(of("[\"" + "x".repeat(4 << 20) + "\"]").rows().get(1).value())
                .hasSizeLessThan(2100);
    }

    @Test
    void onlyOneObjectOrArrayIsADocument() {
        assertThat(of("{}").isDocument()).isFalse();
        assertThat(of("{\"a\":1}").isDocument()).isTrue();
        assertThat(of("17").isDocument()).isFalse();
        assertThat(of("[1").isDocument()).isFalse();
    }
}
