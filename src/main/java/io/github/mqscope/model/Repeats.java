package io.github.mqscope.model;

import io.github.mqscope.text.Plural;
import java.time.Duration;
import java.util.Locale;

/// An event that may come again and again: where people look at the log, those of one queue that say the same soon
/// after one another are one.
///
/// @param what  what each of them says; where it is about depths, what follows the depth
/// @param low   the lowest depth, -1 where it is about none
/// @param high  the highest depth, likewise
/// @param count how many they are
/// @param over  from the first to the last
public record Repeats(String what, long low, long high, long count, Duration over) {
    /// One that says something.
    public static Repeats of(String what) {
        return new Repeats(what, -1, -1, 1, Duration.ZERO);
    }

    /// One about a depth.
    public static Repeats ofDepth(long depth, long maxmsg) {
        return new Repeats(" of " + Plural.of(maxmsg, "message"), depth, depth, 1, Duration.ZERO);
    }

    /// Both together.
    /// @param since from the first of these to the first of the others
    Repeats plus(Repeats later, Duration since) {
        return new Repeats(
                what,
                Math.min(low, later.low),
                Math.max(high, later.high),
                count + later.count,
                since.plus(later.over));
    }

    /// `312 times in 9.8 s: 0 to 4 of 10 messages`.
    String words() {
        String depths = high < 0 ? "" : low == high ? Long.toString(low) : low + " to " + high;
        return String.format(Locale.ROOT, "%,d times in %.1f s: %s%s", count, over.toNanos() / 1e9, depths, what);
    }
}
