package io.github.mqscope.ui.chart;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;
import javafx.scene.text.TextAlignment;

/// Where a plot paints, in whole pixels: lines of one pixel stay sharp, and columns show no seams.
record Area(GraphicsContext g, int left, int top, int width, int height, ValueScale scale) {
    private static final int DASH = 4;

    int y(double value) {
        return top + (int) Math.round(scale.share(value) * height);
    }

    int bottom() {
        return top + height;
    }

    int right() {
        return left + width;
    }

    /// Fills columns `from` up to, without, `to` between two heights.
    void fill(Paint paint, int from, int to, int upper, int lower) {
        if (lower > upper) {
            g.setFill(paint);
            g.fillRect(left + from, upper, to - from, lower - upper);
        }
    }

    /// A line over the whole width, one pixel high.
    void line(Paint paint, int y) {
        fill(paint, 0, width, y, y + 1);
    }

    /// A broken line over the whole width.
    void dashes(Paint paint, int y) {
        for (int x = 0; x < width; x += 2 * DASH) {
            fill(paint, x, Math.min(width, x + DASH), y, y + 1);
        }
    }

    /// Words at a place of the canvas.
    void words(Paint paint, String words, double x, double y, TextAlignment align) {
        g.setFill(paint);
        g.setTextAlign(align);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(words, x, y);
    }
}
