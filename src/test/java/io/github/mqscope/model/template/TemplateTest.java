package io.github.mqscope.model.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    private static final Instant AT = Instant.parse("2026-03-01T13:03:09.120Z");

    private static Occurrence number(long number) {
        return new Occurrence(number, AT, new SplittableRandom(number));
    }

    private static String fill(String template, long number) throws TemplateException {
        return new String(Template.parse(template).fill(number(number)), UTF_8);
    }

    @Test
    void counts() throws TemplateException {
        assertThat(fill("job {counter}", 7)).isEqualTo("job 7");
        assertThat(fill("job {counter:5}!", 42)).isEqualTo("job 00042!");
        assertThat(fill("{counter:2}", 1234)).isEqualTo("1234");
    }

    @Test
    void writesTheTime() throws TemplateException {
        assertThat(fill("{time:iso}", 1)).isEqualTo("2026-03-01T13:03:09.120Z");
        assertThat(fill("{time:ms}", 1)).isEqualTo(Long.toString(AT.toEpochMilli()));
        assertThat(fill("{time}", 1)).matches("\\d\\d:\\d\\d:09\\.120");
    }

    @Test
    void aRandomNumberIsWithinItsRangeAndReachesBothEnds() throws TemplateException {
        for (int i = 0; i < 200; i++) {
            assertThat(Long.parseLong(fill("{random:-1..1}", i))).isBetween(-1L, 1L);
        }
        assertThat(Template.parse("{random:5..5}").fill(number(1)))
                .asString(UTF_8)
                .isEqualTo("5");
    }

    @Test
    void writesAVersion4UuidAndThePid() throws TemplateException {
        UUID one = UUID.fromString(fill("{uuid}", 1));
        assertThat(one.version()).isEqualTo(4);
        assertThat(one.variant()).isEqualTo(2);
        assertThat(fill("{uuid}", 2)).isNotEqualTo(one.toString());
        assertThat(fill("{pid}", 1))
                .isEqualTo(Long.toString(ProcessHandle.current().pid()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"id\": 1, \"in\": {}}", "a } b { c", "{1}", "{", "grüße €"})
    void aBraceThatNoLetterFollowsIsItself(String text) throws TemplateException {
        assertThat(fill(text, 1)).isEqualTo(text);
        assertThat(Template.parse(text).isFixed()).isTrue();
    }

    @Test
    void twoBracesAreOne() throws TemplateException {
        assertThat(fill("{{counter} {counter}", 3)).isEqualTo("{counter} 3");
        assertThat(Template.parse("{counter}").isFixed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ab {nope}|3|no such variable",
                "{counter|0|not closed",
                "{counter:0}|0|1 to 18 digits",
                "{counter:19}|0|1 to 18 digits",
                "x{random}|1|needs a range",
                "{random:9..1}|0|{random:1..9}",
                "{random:1..99999999999999999999}|0|needs a range",
                "{time:utc}|0|{time:iso}",
                "{uuid:4}|0|nothing after a colon",
            })
    void whatIsWrongIsSaidWithItsPlace(String template, int place, String why) {
        TemplateException wrong = catchThrowableOfType(TemplateException.class, () -> Template.parse(template));
        assertThat(wrong).hasMessageContaining(why);
        assertThat(wrong.place()).isEqualTo(place);
    }

    @Test
    void prioritiesCycleOrAreDrawn() throws TemplateException {
        Priorities cycling = Priorities.parse("0..2", true);
        assertThat(java.util.stream.LongStream.rangeClosed(1, 5).map(n -> cycling.of(number(n))))
                .containsExactly(0L, 1L, 2L, 0L, 1L);
        Priorities drawn = Priorities.parse(" 3 .. 9 ", false);
        assertThat(java.util.stream.LongStream.range(0, 100).map(n -> drawn.of(number(n))))
                .allMatch(p -> p >= 3 && p <= 9)
                .contains(3L, 9L);
        assertThat(Priorities.parse("32767", false).of(number(1))).isEqualTo(32767);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "32768", "-1", "0..32768", "x", "1..", "9..1", "1..2..3"})
    void aPriorityThatTheKernelWouldRefuseIsRefused(String text) {
        assertThat(catchThrowableOfType(TemplateException.class, () -> Priorities.parse(text, true)))
                .isNotNull();
    }
}
