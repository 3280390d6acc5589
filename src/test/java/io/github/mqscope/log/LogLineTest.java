package io.github.mqscope.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mqscope.model.failure.Errno;
import io.github.mqscope.model.failure.FailedCall;
import io.github.mqscope.model.failure.QueueException;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.model.queue.QueueName;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LogLineTest {
    private static final Instant WHEN = Instant.parse("2026-01-02T03:04:05.678901Z");

    private static String line(String text, Throwable thrown) {
        return LogLine.of(WHEN, Level.ERROR, "mqscope", text, thrown);
    }

    @Test
    void aRecordIsALineWithTimeLevelAndWhoTells() {
        assertThat(LogLine.of(WHEN, Level.WARNING, "javafx.css", "odd", null))
                .isEqualTo("2026-01-02T03:04:05.678Z WARNING javafx.css: odd\n");
    }

    @Test
    void whatIsThrownIsToldWithItsTraceAndItsCauses() {
        String line =
                line("thread loop", new IllegalStateException("x", new NullPointerException("because n is null")));
        assertThat(line.lines())
                .contains(
                        "  java.lang.IllegalStateException",
                        "  caused by java.lang.NullPointerException: because n is null")
                .anyMatch(l -> l.startsWith("    at ") && l.contains("LogLineTest"));
    }

    @Test
    void aPayloadThatAnExceptionQuotesStaysAway() {
        try {
            Integer.parseInt("SECRET");
        } catch (NumberFormatException quoting) {
            assertThat(quoting).hasMessageContaining("SECRET");
            assertThat(line("thread viewer", new IllegalArgumentException("also SECRET", quoting)))
                    .contains("NumberFormatException")
                    .doesNotContain("SECRET");
        }
    }

    @Test
    void aNameOfAStrangerIsEscaped() {
        QueueName hostile = QueueName.ofBytes("/a\u001b]52;c;x\u0007\n\u202eb".getBytes(StandardCharsets.UTF_8));
        QueueException failed = new QueueException(QueueFailure.other(new FailedCall("mq_send", hostile, Errno.EIO)));
        assertThat(line("of \u001b[2J\r\n\u2066", failed)).contains("EIO").matches("[\\x20-\\x7e\n]*");
        assertThat(line("\u001b\n", failed).lines().findFirst())
                .hasValueSatisfying(first -> assertThat(first).endsWith("mqscope: \\u{1b}\\u{a}"));
    }

    @Test
    void noRecordIsLong() {
        Throwable deep = new StackOverflowError("y".repeat(10_000));
        for (int i = 0; i < 100; i++) {
            deep = new IllegalStateException(deep);
        }
        StackTraceElement[] frames = new StackTraceElement[1_000];
        java.util.Arrays.fill(frames, new StackTraceElement("c".repeat(3_000), "m", "f", 1));
        deep.setStackTrace(frames);
        assertThat(line("x".repeat(100_000), deep)).hasSizeLessThan(150_000);
    }
}
