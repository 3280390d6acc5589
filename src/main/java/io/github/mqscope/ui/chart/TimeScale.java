package io.github.mqscope.ui.chart;

/// Time as pixel columns. A column always begins at a whole multiple of its length, so that scrolling moves
/// columns and never deals their samples anew, which would make them flicker.
///
/// @param columns how many
/// @param first   number of the first one, counted since 1970
/// @param each    length of a column in milliseconds
record TimeScale(int columns, long first, double each) {
    /// PixelColumns up to and with the one of `now`, over `millis` in all.
    static TimeScale upTo(long now, long millis, int columns) {
        double each = (double) millis / columns;
        return new TimeScale(columns, (long) Math.floor(now / each) - columns + 1, each);
    }

    /// The column of a moment, which may lie outside.
    int column(long moment) {
        return Math.clamp((long) Math.floor(moment / each) - first, -1, columns);
    }

    /// The column that ends at a moment or holds the last instant before it.
    int lastColumn(long end) {
        return Math.clamp((long) Math.ceil(end / each) - 1 - first, -1, columns);
    }

    /// When a column begins.
    long from(int column) {
        return Math.round((first + column) * each);
    }

    /// The left edge.
    long from() {
        return from(0);
    }

    /// The right edge.
    long to() {
        return from(columns);
    }
}
