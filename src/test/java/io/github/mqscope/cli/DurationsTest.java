package io.github.mqscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({"200ms,PT0.2S", "2s,PT2S", "1m,PT1M", "1h,PT1H", "3,PT3S", "0,PT0S", "1.5s,PT1.5S", "10us,PT0.00001S"})
    void readsWhatAPersonWrites(String text, Duration expected) {
        assertThat(new Durations().convert(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1 s", "s", "1d", "1e3", "0x1", "１s"})
    void refusesTheRest(String text) {
        assertThatThrownBy(() -> new Durations().convert(text)).isInstanceOf(TypeConversionException.class);
    }

    @Test
    void noneIsTooLong() {
        assertThat(new Durations().convert("9223372036854775807").toSeconds()).isEqualTo(Long.MAX_VALUE);
        assertThat(new Durations().convert("9".repeat(40) + "h").toSeconds()).isEqualTo(Long.MAX_VALUE);
    }
}
