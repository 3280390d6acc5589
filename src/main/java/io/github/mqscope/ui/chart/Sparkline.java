package io.github.mqscope.ui.chart;

import io.github.mqscope.model.QueueState;
import javafx.scene.canvas.GraphicsContext;
import org.jspecify.annotations.Nullable;

/// Depth over the last minute, small: the top is the capacity, hatched where it was reached.
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
        if (before == null || now == null || before.history() != now.history() || maxmsg(before) != maxmsg(now)) {
            redraw();
        }
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
        long end = shown.history().asOf().toEpochMilli();
        int maxmsg = maxmsg(shown);
        PixelColumns columns = PixelColumns.of(
                new ChartData(shown.history().minute(), end, end, MINUTE, (int) shown.depth(), maxmsg), (int) width);
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
        int high = columns.high(from) == 0 ? area.bottom() : Math.min(area.y(columns.high(from)), area.bottom() - 2);
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
