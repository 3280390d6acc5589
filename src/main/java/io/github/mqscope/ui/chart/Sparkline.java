package io.github.mqscope.ui.chart;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.history.Sample;
import io.github.mqscope.model.history.Series;
import javafx.scene.canvas.GraphicsContext;
import org.jspecify.annotations.Nullable;

/// Depth over the last minute, small: the top is the capacity, hatched where it was reached. A queue that has not moved
/// since it is watched shows its level over the whole width.
public final class Sparkline extends Drawing {
    private static final int MINUTE = 60_000;
    private static final int BAND = 4;

    private @Nullable QueueState queue;

    /// Of nothing yet.
    public Sparkline() {
        super("sparkline");
        setMouseTransparent(true);
    }

    /// Shows this queue. Draws only if its history or its capacity is another.
    @SuppressWarnings("ReferenceEquality") // What did not change is the same object.
    public void show(@Nullable QueueState now) {
        QueueState before = queue;
        queue = now;
        if (before == null
                || now == null
                || before.history() != now.history()
                || before.depth() != now.depth()
                || maxmsg(before) != maxmsg(now)) {
            redraw();
        }
    }

    // The history of one that stands still is not made anew.
    private static boolean isStill(QueueState queue) {
        Series minute = queue.history().minute();
        boolean still = true;
        for (int i = 0; i < minute.size(); i++) {
            Sample sample = minute.get(i);
            still &= !sample.isKnown() || (sample.low() == queue.depth() && sample.high() == queue.depth());
        }
        return still;
    }

    private static int maxmsg(QueueState of) {
        return of.attributes().map(a -> (int) a.maxmsg()).orElse(0);
    }

    @Override
    void paint(GraphicsContext g, double width, double height) {
        QueueState shown = queue;
        if (shown == null || maxmsg(shown) == 0) {
            return;
        }
        long asOf = shown.history().asOf().toEpochMilli();
        long end = isStill(shown) ? asOf + MINUTE : asOf;
        int maxmsg = maxmsg(shown);
        PixelColumns columns = PixelColumns.of(
                new ChartData(shown.history().minute(), asOf, end, MINUTE, (int) shown.depth(), maxmsg), (int) width);
        Area area = new Area(g, 0, 0, (int) width, (int) height, new ValueScale(0, maxmsg, maxmsg));
        area.line(ink(Ink.GRID), area.bottom() - 1);
        for (int i = 0; i < columns.count(); i++) {
            if (columns.isKnown(i)) {
                i = column(area, columns, i, maxmsg);
            }
        }
    }

    // @return the last column that is like this one
    private int column(Area area, PixelColumns columns, int from, int maxmsg) {
        int to = from + 1;
        while (to < columns.count() && columns.high(to) == columns.high(from) && columns.low(to) == columns.low(from)) {
            to++;
        }
        int lowest = area.bottom() - (columns.high(from) == 0 ? 1 : 2);
        int high = Math.min(area.y(columns.high(from)), lowest);
        boolean full = columns.high(from) >= maxmsg;
        area.fill(ink(Ink.LINE_SOFT), from, to, high, area.bottom());
        area.fill(
                ink(Ink.LINE), from, to, high, Math.min(Math.max(high + 1, area.y(columns.low(from))), area.bottom()));
        if (full) {
            area.fill(hatch(Ink.FULL), from, to, area.top(), area.top() + BAND);
        }
        return to - 1;
    }
}
