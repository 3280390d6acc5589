package io.github.mqscope.ui.chart;

/// The colours of a drawing. The stylesheet gives them, from the theme's.
enum Ink {
    /// Means and what goes in.
    LINE("-chart-line"),
    /// Extremes of the same.
    LINE_SOFT("-chart-line-soft"),
    /// What comes out.
    OTHER("-chart-other"),
    /// Extremes of the same.
    OTHER_SOFT("-chart-other-soft"),
    /// Lines of the axes.
    GRID("-chart-grid"),
    /// Words of the axes.
    TEXT("-chart-text"),
    /// The capacity, and where it is reached.
    FULL("-chart-full"),
    /// The ground where it is reached.
    FULL_SOFT("-chart-full-soft"),
    /// Where nothing is in the queue.
    EMPTY("-chart-empty"),
    /// The high-water mark.
    MARK("-chart-mark"),
    /// The ground.
    GROUND("-chart-ground");

    private final String property;

    Ink(String property) {
        this.property = property;
    }

    /// Its property in the stylesheet.
    String property() {
        return property;
    }
}
