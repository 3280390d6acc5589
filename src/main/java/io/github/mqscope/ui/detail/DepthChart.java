package io.github.mqscope.ui.detail;

import io.github.mqscope.model.History;
import io.github.mqscope.model.QueueState;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// Depth over the last minute, as steps: one column a sample. Capacity is the top.
final class DepthChart extends Region {
    private static final double HEIGHT = 56;

    private final Canvas canvas = new Canvas();
    private final Text ink = new Text();
    private @Nullable QueueState queue;

    DepthChart() {
        ink.getStyleClass().add("chart-ink");
        ink.setVisible(false);
        getChildren().addAll(canvas, ink);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setAccessibleText("Depth over the last minute");
        ink.fillProperty().addListener((o, was, now) -> draw());
    }

    void show(QueueState now) {
        queue = now;
        draw();
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            draw();
        }
    }

    private void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        QueueState shown = queue;
        if (shown == null || !(ink.getFill() instanceof Color color)) {
            return;
        }
        g.setFill(color.deriveColor(0, 1, 1, 0.12));
        g.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.setFill(color);
        long capacity = Math.max(1, shown.attributes().map(a -> a.maxmsg()).orElse(1L));
        columns(g, shown.history(), capacity);
    }

    private void columns(GraphicsContext g, History history, long capacity) {
        double width = canvas.getWidth() / History.SAMPLES;
        int samples = history.depth().length;
        for (int i = 0; i < samples; i++) {
            double height = canvas.getHeight() * history.depth()[i] / capacity;
            double x = canvas.getWidth() - (samples - i) * width;
            g.fillRect(x, canvas.getHeight() - height, Math.max(1, width), height);
        }
    }
}
