package io.github.mqscope.demo.stage;

import java.time.Duration;

/// The absolute time of mq_timedsend(3) and mq_timedreceive(3).
///
/// @param word what the peer is told
/// @param text how it reads in C
public record Deadline(String word, String text) {
    /// mq_send and mq_receive: for ever.
    public static final Deadline NONE = new Deadline("none", "");

    /// A time long past.
    public static final Deadline PAST = new Deadline("past", "&(struct timespec){1, 0}");

    /// One that no clock can show: too many nanoseconds.
    public static final Deadline INVALID = new Deadline("invalid", "&(struct timespec){0, 1000000000}");

    /// Now and a while.
    public static Deadline in(Duration time) {
        return new Deadline(Long.toString(time.toMillis()), "now + " + time.toMillis() + " ms");
    }

    String call(String plain, String timed, String arguments) {
        return equals(NONE) ? plain + "(" + arguments + ")" : timed + "(" + arguments + ", " + text + ")";
    }
}
