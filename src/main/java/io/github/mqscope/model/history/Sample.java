package io.github.mqscope.model.history;

/// What was seen of one queue in a stretch of time: the extremes of its depth are never averaged away.
///
/// Rises and falls are what looking at the depth can see. A message handed to a waiting receiver moves no depth,
/// and one that comes as another goes may not either; only a trace counts those.
///
/// @param beats    its length, in samples of [History#BEAT_MILLIS]
/// @param known    beats in which the depth could be seen
/// @param low      lowest depth
/// @param high     highest depth
/// @param ends     the depths at the end of each known beat, added up
/// @param changes  events seen, also those after which the depth was as before
/// @param rises    messages by which the depth was seen to rise
/// @param falls    messages by which it was seen to fall
/// @param traced   beats in which a trace counted every message
/// @param sent     messages sent in those
/// @param received messages received in those
public record Sample(
        int beats,
        int known,
        int low,
        int high,
        long ends,
        long changes,
        long rises,
        long falls,
        int traced,
        long sent,
        long received) {
    private static final double SECOND_MILLIS = 1000;

    /// No time at all: merged with another it gives the other.
    public static final Sample NONE = new Sample(0, 0, Integer.MAX_VALUE, -1, 0, 0, 0, 0, 0, 0, 0);

    /// A beat of which nothing is known.
    public static final Sample UNKNOWN = new Sample(1, 0, Integer.MAX_VALUE, -1, 0, 0, 0, 0, 0, 0, 0);

    /// A beat at whose end the depth is `depth`, untraced, and in which nothing happened.
    public static Sample still(int depth) {
        return new Sample(1, 1, depth, depth, depth, 0, 0, 0, 0, 0, 0);
    }

    /// Both together: extremes of the extremes, sums of the sums.
    public Sample plus(Sample other) {
        return new Sample(
                beats + other.beats,
                known + other.known,
                Math.min(low, other.low),
                Math.max(high, other.high),
                ends + other.ends,
                changes + other.changes,
                rises + other.rises,
                falls + other.falls,
                traced + other.traced,
                sent + other.sent,
                received + other.received);
    }

    /// Whether the depth is known for any of it.
    public boolean isKnown() {
        return known > 0;
    }

    /// Whether a trace counted every message for any of it; the rates are then those it counted.
    public boolean isTraced() {
        return traced > 0;
    }

    /// Whether neither looking nor a trace saw anything move.
    public boolean isStill() {
        return low >= high && changes == 0 && rises == 0 && falls == 0 && sent == 0 && received == 0;
    }

    /// The mean depth, of each known beat's end.
    public double mean() {
        return (double) ends / Math.max(1, known);
    }

    /// Its length in milliseconds.
    public long millis() {
        return (long) beats * History.BEAT_MILLIS;
    }

    /// Messages sent a second where traced, else by how many the depth was seen to rise.
    public double inPerSecond() {
        return isTraced() ? perSecond(sent, traced) : perSecond(rises, known);
    }

    /// Messages received a second where traced, else by how many the depth was seen to fall.
    public double outPerSecond() {
        return isTraced() ? perSecond(received, traced) : perSecond(falls, known);
    }

    private static double perSecond(long messages, int beats) {
        return messages * SECOND_MILLIS / (Math.max(1, beats) * (double) History.BEAT_MILLIS);
    }
}
