package io.github.mqscope.ui.chart;

import io.github.mqscope.model.history.Sample;
import io.github.mqscope.ui.words.Words;
import javafx.scene.text.TextAlignment;

/// Messages a second: in above the middle, out below it. Where a trace counted, the mean is filled; where only the
/// depth was seen to change, it is hatched. Pale are the peaks.
final class RatePlot implements Plot {
    private static final Words WORDS = Words.of(RatePlot.class);
    private static final int INSET = 6;
    private static final int BELOW = 9;

    @Override
    public String unit() {
        return WORDS.get("rate.unit");
    }

    @Override
    public ValueScale scale(ChartData data, PixelColumns columns, int marks) {
        return ValueScale.bothWays(Math.max(1, columns.mostOfAll()), marks);
    }

    @Override
    public void paint(Drawing colours, Area area, ChartData data, PixelColumns columns) {
        int zero = area.y(0);
        for (int i = 0; i < columns.count(); i++) {
            int in = area.y(columns.in(i));
            int out = area.y(-columns.out(i));
            boolean traced = columns.isTraced(i);
            area.fill(colours.ink(Ink.LINE_SOFT), i, i + 1, area.y(columns.mostIn(i)), zero);
            area.fill(traced ? colours.ink(Ink.LINE) : colours.hatch(Ink.LINE), i, i + 1, in, zero);
            area.fill(colours.ink(Ink.OTHER_SOFT), i, i + 1, zero + 1, area.y(-columns.mostOut(i)));
            area.fill(traced ? colours.ink(Ink.OTHER) : colours.hatch(Ink.OTHER), i, i + 1, zero + 1, out);
        }
        area.line(colours.ink(Ink.TEXT), zero);
        int x = area.left() + INSET;
        area.words(colours.ink(Ink.MARK), WORDS.get("rate.in"), x, area.top() + BELOW, TextAlignment.LEFT);
        area.words(colours.ink(Ink.MARK), WORDS.get("rate.out"), x, area.bottom() - BELOW, TextAlignment.LEFT);
    }

    @Override
    public String reading(Sample sample) {
        return sample.isKnown()
                ? WORDS.get(
                        sample.isTraced() ? "reading.counted" : "reading.seen",
                        rate(sample.inPerSecond()),
                        rate(sample.outPerSecond()))
                : WORDS.get("reading.unknown");
    }

    private static String rate(double perSecond) {
        return Ticks.number(Math.round(perSecond * 10) / 10.0);
    }
}
