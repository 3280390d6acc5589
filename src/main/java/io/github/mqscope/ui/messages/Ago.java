package io.github.mqscope.ui.messages;

import io.github.mqscope.ui.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// Times in words.
final class Ago {
    private static final Words WORDS = Words.of(Ago.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private Ago() {}

    /// `12:03:04, 14 s ago`.
    static String of(Instant then, Instant now) {
        return TIME.format(then) + ", " + words(Duration.between(then, now));
    }

    static String time(Instant then) {
        return TIME.format(then);
    }

    static String date(Instant then) {
        return DAY.format(then);
    }

    private static String words(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < 120) {
            return WORDS.get("ago.seconds", seconds);
        }
        return seconds < 7200 ? WORDS.get("ago.minutes", seconds / 60) : WORDS.get("ago.hours", seconds / 3600);
    }
}
