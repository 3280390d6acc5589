package io.github.mqscope.ui.filter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrammarTest {
    private record Row(String queue, long pid, String body) {
        String words() {
            return queue + " " + pid + " " + body;
        }
    }

    private static final Grammar<Row> GRAMMAR = new Grammar<>(
            Row::words,
            List.of(
                    new Field.Text<>("queue", Row::queue),
                    new Field.Number<>("pid", Row::pid),
                    new Field.Bytes<>("hex", r -> r.body().getBytes(UTF_8))));

    private static final Row ROW = new Row("/jobs", 812, "Hello world: x");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'', true",
                "hello, true",
                "HELLO jobs, true",
                "'\"hello world\"', true",
                "'\"world hello\"', false",
                "!hello, false",
                "!nothing, true",
                "queue:job, true",
                "queue:812, false",
                "!queue:job, false",
                "pid:812, true",
                "pid:81, false",
                "pid:>811, true",
                "pid:>812, false",
                "pid:>=812, true",
                "pid:<=812, true",
                "pid:<812, false",
                "pid:800..900, true",
                "'pid:1,812', true",
                "'queue:/x,/jo', true",
                "hex:48656C, true",
                "hex:656c48, false",
                "'hex:\"lo w\"', true",
                "'queue:jobs pid:1', false",
                "'\"world:\"', true",
                "12:30, false",
            })
    void holdsAsWritten(String filter, boolean holds) throws Exception {
        assertThat(GRAMMAR.parse(filter).test(ROW)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "pid:x, takes a number",
        "pid:, comes a value",
        "prio:1, 'there is no field prio; the fields are queue, pid, hex'",
        "hex:abc, two hex digits",
        "!, what to leave out",
    })
    void saysWhatIsWrong(String filter, String reason) {
        assertThatThrownBy(() -> GRAMMAR.parse(filter))
                .isInstanceOf(FilterException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void anOpenQuotationMarkIsTold() {
        assertThatThrownBy(() -> GRAMMAR.parse("\"open")).hasMessageContaining("quotation mark");
    }
}
