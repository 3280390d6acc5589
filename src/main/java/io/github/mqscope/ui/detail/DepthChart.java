package io.github.mqscope.ui.detail;

import io.github.mqscope.model.History;
import io.github.mqscope.model.QueueState;
import io.github.mqscope.mqueue.QueueAttributes;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// Depth over the last minute, as steps: one column a sample. The top is the capacity.
final class DepthChart extends Region {
    private static final double HEIGHT = 56;
    private static final double INSET = 4;
    private static final double GROUND = 0.10;

    private final Canvas canvas = new Canvas();
    private final Text ink = new Text();
    private final Label top = new Label();
    private final Label span = new Label("last " + 240 * History.BEAT_MILLIS / 1000 + " s");
    private @Nullable QueueState queue;

    DepthChart() {
        ink.getStyleClass().add("chart-ink");
        ink.setVisible(false);
        top.getStyleClass().add("chart-label");
        span.getStyleClass().add("chart-label");
        getChildren().addAll(canvas, ink, top, span);
        setMinSize(0, HEIGHT);
        setPrefHeight(HEIGHT);
        setAccessibleText("Depth over the last minute");
        ink.fillProperty().addListener((o, was, now) -> draw());
    }

    void show(QueueState now) {
        queue = now;
        top.setText(now.attributes().map(a -> "capacity " + a.maxmsg()).orElse("depth unknown"));
        draw();
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            draw();
        }
        top.autosize();
        top.relocate(INSET + 2, INSET);
        span.autosize();
        span.relocate(INSET + 2, getHeight() - span.getHeight() - INSET);
    }

    private void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        QueueState shown = queue;
        if (shown == null || !(ink.getFill() instanceof Color color)) {
            return;
        }
        g.setFill(color.deriveColor(0, 1, 1, GROUND));
        g.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.setFill(color);
        columns(
                g,
                shown.history(),
                shown.attributes().map(QueueAttributes::maxmsg).orElse(1L));
    }

    // Whole pixels, or the columns would show seams.
    private void columns(GraphicsContext g, History history, long capacity) {
        double width = canvas.getWidth() / 240;
        int samples = history.minute().size();
        for (int i = 0; i < samples; i++) {
            double from = Math.floor(canvas.getWidth() - (samples - i) * width);
            double to = Math.floor(canvas.getWidth() - (samples - i - 1) * width);
            double height = Math.round(canvas.getHeight()
                    * Math.min(1, (double) Math.max(0, history.minute().get(i).high()) / capacity));
            g.fillRect(from, canvas.getHeight() - height, to - from, height);
        }
    }
}
