package io.github.mqscope.ui.chart;

import io.github.mqscope.model.history.Sample;
import io.github.mqscope.ui.words.Words;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// A strip chart: axes, a plot, and a crosshair that reads it, by mouse or by arrow keys.
public final class StripChart extends Drawing {
    private static final Words WORDS = Words.of(StripChart.class);
    private static final DateTimeFormatter TO_SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter TO_TENTHS = DateTimeFormatter.ofPattern("HH:mm:ss.S", Locale.ROOT);
    private static final double GUTTER = 4.2;
    private static final double LINE = 1.6;
    private static final double TIME_ROOM = 7;
    private static final double TIME_HALF = 2.6;
    private static final double VALUE_ROOM = 2;
    private static final int GAP = 4;
    private static final int RIGHT = 8;
    private static final int FAR = 10;
    private static final long SECOND = 1000;

    private final Plot plot;
    private final Crosshair crosshair;
    private final String name;
    private final ZoneId zone = ZoneId.systemDefault();
    private final Label unit = new Label();
    private final Label reading = new Label();
    private final Region line = new Region();
    private @Nullable ChartData data;
    private @Nullable Area area;
    private @Nullable PixelColumns columns;

    StripChart(String name, Plot plot, Crosshair crosshair) {
        super("strip-chart");
        this.name = name;
        this.plot = plot;
        this.crosshair = crosshair;
        unit.setText(plot.unit());
        unit.getStyleClass().add("unit");
        reading.getStyleClass().add("reading");
        line.getStyleClass().add("crosshair");
        for (Region part : new Region[] {unit, line, reading}) {
            part.setManaged(false);
            part.setMouseTransparent(true);
            getChildren().add(part);
        }
        setFocusTraversable(true);
        setAccessibleText(name);
        setOnMouseMoved(this::point);
        setOnMouseDragged(this::point);
        setOnMouseExited(e -> crosshair.clear());
        setOnMousePressed(e -> requestFocus());
        setOnKeyPressed(this::key);
        crosshair.back().subscribe(this::read);
        unit.fontProperty().subscribe(this::redrawSoon);
    }

    /// A chart of depth with a crosshair of its own.
    public static StripChart ofDepth(String name) {
        return new StripChart(name, new DepthPlot(), new Crosshair());
    }

    /// Shows this from now on.
    public void show(ChartData now) {
        data = now;
        redraw();
    }

    @Override
    void paint(GraphicsContext g, double width, double height) {
        double size = unit.getFont().getSize();
        int left = (int) (GUTTER * size);
        int top = (int) (LINE * size);
        int across = (int) width - left - RIGHT;
        int down = (int) height - 2 * top;
        if (data == null || across < FAR || down < FAR) {
            return;
        }
        g.setFont(unit.getFont());
        columns = PixelColumns.of(data, across);
        int marks = (int) Math.max(1, down / (VALUE_ROOM * size));
        area = new Area(g, left, top, across, down, plot.scale(data, columns, marks));
        unit.autosize();
        unit.relocate(left, (top - unit.getHeight()) / 2);
        valueAxis(area);
        timeAxis(area, columns.time());
        plot.paint(this, area, data, columns);
        read();
    }

    private void valueAxis(Area on) {
        ValueScale scale = on.scale();
        for (double value = Math.ceil(scale.bottom() / scale.step()) * scale.step();
                value <= scale.top();
                value += scale.step()) {
            on.line(ink(Ink.GRID), on.y(value));
            on.words(ink(Ink.TEXT), Ticks.number(Math.abs(value)), on.left() - GAP, on.y(value), TextAlignment.RIGHT);
        }
    }

    private void timeAxis(Area on, TimeScale time) {
        double size = unit.getFont().getSize();
        long step = Ticks.timeStep(time.to() - time.from(), (int) (on.width() / (TIME_ROOM * size)));
        for (long at = Ticks.firstAfter(time.from(), step, zone); at < time.to(); at += step) {
            int x = time.column(at);
            on.fill(ink(Ink.GRID), x, x + 1, on.top(), on.bottom() + GAP);
            if (on.left() + x < on.right() + RIGHT - TIME_HALF * size) {
                double y = on.bottom() + LINE * size / 2 + 1;
                on.words(ink(Ink.TEXT), Ticks.time(at, step, zone), on.left() + x, y, TextAlignment.CENTER);
            }
        }
    }

    private void point(MouseEvent at) {
        Area now = area;
        if (now == null || at.getX() < now.left() || at.getX() >= now.right()) {
            crosshair.clear();
        } else {
            crosshair.back().set(now.right() - 1 - (int) at.getX());
        }
    }

    private void key(KeyEvent key) {
        PixelColumns now = columns;
        if (now == null) {
            return;
        }
        int step = key.isShiftDown() ? FAR * step(now) : step(now);
        int oldest = now.count() - 1;
        switch (key.getCode()) {
            case LEFT -> crosshair.move(step, oldest);
            case RIGHT -> crosshair.move(-step, oldest);
            case HOME -> crosshair.back().set(oldest);
            case END -> crosshair.back().set(0);
            case ESCAPE -> crosshair.clear();
            default -> {
                return;
            }
        }
        key.consume();
    }

    // To the next sample, where one is wider than a column.
    private int step(PixelColumns now) {
        ChartData shown = data;
        long sample = shown == null || shown.series().size() == 0
                ? 0
                : shown.series().get(0).millis();
        return (int) Math.max(1, Math.round(sample / now.time().each()));
    }

    private void read() {
        ChartData shown = data;
        PixelColumns in = columns;
        Area on = area;
        int back = crosshair.back().get();
        boolean reads = shown != null && in != null && on != null && back != Crosshair.NONE && back < in.count();
        line.setVisible(reads);
        reading.setVisible(reads);
        if (shown != null && in != null && on != null && reads) {
            int column = in.count() - 1 - back;
            long from = in.time().from(column);
            long to = in.time().from(column + 1);
            Sample sample = shown.between(from, to);
            reading.setText(WORDS.get("reading", time(from, to), plot.reading(sample)));
            setAccessibleText(WORDS.get("chart.read", name, reading.getText()));
            place(on, on.left() + column);
        }
    }

    private String time(long from, long to) {
        DateTimeFormatter words = to - from < SECOND ? TO_TENTHS : TO_SECONDS;
        return words.format(Instant.ofEpochMilli(from).atZone(zone));
    }

    private void place(Area on, int x) {
        line.resizeRelocate(x, on.top(), 1, on.height());
        reading.applyCss();
        reading.autosize();
        boolean rightOfIt = x + 2 * GAP + reading.getWidth() < on.right();
        double at = rightOfIt ? x + 2 * GAP : x - 2 * GAP - reading.getWidth();
        reading.relocate(Math.max(0, at), on.top() + 4 * GAP);
    }

    /// What the crosshair reads; empty without one.
    String reading() {
        return reading.isVisible() ? reading.getText() : "";
    }
}
