package io.github.mqscope.model.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallDeadlineTest {
    private static final long NOW = 1_796_000_000_250_000_000L; // In November 2026.

    @ParameterizedTest
    @CsvSource({
        "1796000001, 450000000, 1.20 s left",
        "1796000001, 249990000, 1.00 s left",
        "1796000001, 200000000, 950 ms left",
        "1796000000, 250000000, 0 ns left",
        "1796000000, 249999000, past by 1.00 µs",
        "1795999997, 250000000, past by 3.00 s",
        "1796007200, 250000000, 120 min left",
        "1795000000, 0, past by 11 days",
        "86400, 0, past by 56 years: a relative or CLOCK_MONOTONIC time?",
        "0, 0, past by 56 years: a relative or CLOCK_MONOTONIC time?",
        "1000000000, 0, past by 25 years",
        "4000000000, 0, 69 years left",
        "9223372036854775807, 0, 292271022988 years left",
        "1796000001, 1000000000, tv_nsec 1000000000 is out of range",
        "1796000001, -1, tv_nsec -1 is out of range",
        "-1, 0, tv_sec -1 is negative"
    })
    void saysHowFarOffItIsOrWhatIsWrongWithIt(long seconds, long nanos, String words) {
        assertThat(new CallDeadline(seconds, nanos).words(NOW)).isEqualTo(words);
    }

    @Test
    void isAMomentWhereThatHasADate() {
        assertThat(new CallDeadline(1, 500_000_000).instant())
                .map(Object::toString)
                .contains("1970-01-01T00:00:01.500Z");
        assertThat(new CallDeadline(Long.MAX_VALUE, 0).instant()).isEmpty();
        assertThat(new CallDeadline(1, 1_000_000_000).instant()).isEmpty();
    }
}
