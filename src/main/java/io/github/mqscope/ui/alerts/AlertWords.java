package io.github.mqscope.ui.alerts;

import io.github.mqscope.model.alert.Alert;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.ui.words.Words;
import java.time.Duration;
import java.time.Instant;

/// An alert in words.
final class AlertWords {
    private static final Words WORDS = Words.of(AlertWords.class);

    private AlertWords() {}

    /// What it is, with the queue's name and for how long it has held at a moment.
    static String of(Alert alert, Instant asOf) {
        long seconds = Math.max(0, Duration.between(alert.since(), asOf).toSeconds());
        return switch (alert) {
            case Alert.Full full -> WORDS.get("full", full.name(), full.maxmsg(), seconds);
            case Alert.High high -> WORDS.get("high", high.name(), Math.round(high.share() * 100), seconds);
            case Alert.Blocked blocked ->
                WORDS.get(
                        blocked.thread().sending() ? "blocked.sending" : "blocked.receiving",
                        Escaped.of(blocked.thread().comm()),
                        String.valueOf(blocked.thread().pid()),
                        blocked.name(),
                        seconds);
        };
    }
}
