package io.github.mqscope.ui.chart;

import io.github.mqscope.model.history.Sample;

/// One kind of chart: what its height means and what it paints.
interface Plot {
    /// The scale for what is in sight, with at most so many marks.
    ValueScale scale(ChartData data, PixelColumns columns, int marks);

    /// Paints the columns, and the lines with a meaning of their own.
    void paint(Drawing colours, Area area, ChartData data, PixelColumns columns);

    /// What the axis counts.
    String unit();

    /// What a stretch of time shows, in words.
    String reading(Sample sample);
}
