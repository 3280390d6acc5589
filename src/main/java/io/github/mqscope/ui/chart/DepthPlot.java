package io.github.mqscope.ui.chart;

import io.github.mqscope.model.history.Sample;
import io.github.mqscope.ui.words.Words;
import java.util.function.IntPredicate;
import javafx.scene.paint.Paint;
import javafx.scene.text.TextAlignment;

/// Depth: the mean as a line, all that lies between the extremes as a band, and hatched or dotted where the queue
/// was full or empty, if only for an instant.
final class DepthPlot implements Plot {
    private static final Words WORDS = Words.of(DepthPlot.class);
    private static final double FAR_FROM_FULL = 0.05;
    private static final int BAND = 6;
    private static final int LINE = 2;
    private static final int ABOVE = 8;

    @Override
    public String unit() {
        return WORDS.get("depth.unit");
    }

    // The capacity is the top, unless what is in the queue could then not be told from nothing.
    @Override
    public ValueScale scale(ChartData data, PixelColumns columns, int marks) {
        int highest = columns.highest();
        return highest < data.maxmsg() * FAR_FROM_FULL || data.maxmsg() == 0
                ? ValueScale.upTo(Math.max(1, highest), marks)
                : ValueScale.upToExactly(data.maxmsg(), marks);
    }

    @Override
    public void paint(Drawing colours, Area area, ChartData data, PixelColumns columns) {
        int maxmsg = data.maxmsg() == 0 ? Integer.MAX_VALUE : data.maxmsg();
        IntPredicate full = i -> columns.isKnown(i) && columns.high(i) >= maxmsg;
        IntPredicate empty = i -> columns.isKnown(i) && columns.low(i) == 0;
        runs(area, columns, full, colours.ink(Ink.FULL_SOFT), area.top(), area.bottom());
        bands(colours, area, columns);
        runs(area, columns, full, colours.hatch(Ink.FULL), area.top(), area.top() + BAND);
        for (int i = 0; i < columns.count(); i++) {
            if (empty.test(i) && (columns.time().first() + i) % 4 == 0) {
                area.fill(colours.ink(Ink.EMPTY), i, i + 2, area.bottom() - BAND, area.bottom() - BAND + 2);
            }
        }
        lines(colours, area, data, columns.highest());
    }

    private static void runs(Area area, PixelColumns columns, IntPredicate where, Paint paint, int upper, int lower) {
        for (int i = 0; i < columns.count(); i++) {
            int from = i;
            while (i < columns.count() && where.test(i)) {
                i++;
            }
            if (i > from) {
                area.fill(paint, from, i, upper, lower);
            }
        }
    }

    private static void bands(Drawing colours, Area area, PixelColumns columns) {
        int before = -1;
        for (int i = 0; i < columns.count(); ) {
            int same = i + 1;
            while (same < columns.count() && isAlike(columns, i, same)) {
                same++;
            }
            before = columns.isKnown(i) ? band(colours, area, columns, i, same, before) : -1;
            i = same;
        }
    }

    private static boolean isAlike(PixelColumns columns, int one, int other) {
        return columns.low(one) == columns.low(other)
                && columns.high(one) == columns.high(other)
                && (!columns.isKnown(one) || Double.compare(columns.mean(one), columns.mean(other)) == 0);
    }

    // @return where its line is, for the next to begin at
    private static int band(Drawing colours, Area area, PixelColumns columns, int from, int to, int before) {
        int high = area.y(columns.high(from));
        int mean = Math.min(area.y(columns.mean(from)), area.bottom() - LINE);
        area.fill(colours.ink(Ink.LINE_SOFT), from, to, high, area.bottom());
        area.fill(colours.ink(Ink.LINE_SOFT), from, to, high, area.y(columns.low(from)));
        area.fill(colours.ink(Ink.LINE), from, to, mean, mean + LINE);
        if (before >= 0) {
            area.fill(colours.ink(Ink.LINE), from, from + 1, Math.min(before, mean), Math.max(before, mean) + LINE);
        }
        return mean;
    }

    private static void lines(Drawing colours, Area area, ChartData data, int highest) {
        Paint text = colours.ink(Ink.MARK);
        boolean inSight = data.maxmsg() <= area.scale().top();
        if (inSight && data.maxmsg() > 0) {
            area.line(colours.ink(Ink.FULL), area.y(data.maxmsg()));
        }
        String capacity = data.maxmsg() == 0
                ? ""
                : WORDS.get(inSight ? "depth.maxmsg" : "depth.maxmsg.above", Ticks.number(data.maxmsg()));
        area.words(colours.ink(Ink.FULL), capacity, area.right(), area.top() - ABOVE, TextAlignment.RIGHT);
        if (highest >= 0) {
            int y = area.y(highest);
            area.dashes(text, y);
            boolean low = y - area.top() < BAND + 2 * ABOVE;
            String words = WORDS.get("depth.high", Ticks.number(highest));
            area.words(text, words, area.left() + BAND, low ? y + BAND + ABOVE : y - ABOVE, TextAlignment.LEFT);
        }
    }

    @Override
    public String reading(Sample sample) {
        if (!sample.isKnown()) {
            return WORDS.get("reading.unknown");
        }
        return sample.low() == sample.high()
                ? WORDS.get("reading.depth", Ticks.number(sample.high()))
                : WORDS.get(
                        "reading.depths",
                        Ticks.number(sample.low()),
                        Ticks.number(sample.high()),
                        Ticks.number(Math.round(sample.mean() * 10) / 10.0));
    }
}
