package io.github.mqscope.model.alert;

import java.time.Duration;

/// What is worth an alert.
///
/// @param share   a queue filled to more than this, above 0 and below 1
/// @param blocked a thread blocked for longer than this
public record AlertLimits(double share, Duration blocked) {
    /// More than 80 %, longer than ten seconds.
    public static final AlertLimits USUAL = new AlertLimits(0.8, Duration.ofSeconds(10));

    /// Checks them.
    public AlertLimits {
        if (!(share > 0 && share < 1) || blocked.isNegative()) {
            throw new IllegalArgumentException("alerts above " + share + ", blocked for " + blocked);
        }
    }
}
