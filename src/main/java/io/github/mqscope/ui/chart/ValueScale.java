package io.github.mqscope.ui.chart;

/// The values that a chart's height shows.
///
/// @param bottom at the lower edge
/// @param top    at the upper edge
/// @param step   distance between marks
record ValueScale(double bottom, double top, double step) {
    /// From 0 to `most`, or to the next mark above it.
    static ValueScale upTo(double most, int marks) {
        return new ValueScale(0, Ticks.above(most, marks), Ticks.step(most, marks));
    }

    /// From 0 to exactly `top`.
    static ValueScale upToExactly(double top, int marks) {
        return new ValueScale(0, top, Ticks.step(top, marks));
    }

    /// As far below 0 as above it.
    static ValueScale bothWays(double most, int marks) {
        int half = Math.max(1, marks / 2);
        double top = Ticks.above(most, half);
        return new ValueScale(-top, top, Ticks.step(most, half));
    }

    /// How far below the upper edge a value lies, as a share of the height.
    double share(double value) {
        return (top - value) / (top - bottom);
    }
}
