package io.github.mqscope.ui.picture;

import io.github.mqscope.ui.picture.CanvasColors.Ink;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/// What the slots lie in: walls above and below, an arrow at either open end that lights up when something goes
/// through it. A full queue has walls of another colour, and shuts the senders' end.
final class Pipe {
    private static final double WALL = 2;

    private final CanvasColors inks;
    private final GraphicsContext g;
    private final double width;
    private final double height;
    private final double door;

    Pipe(CanvasColors inks, GraphicsContext g, double width, double height, double door) {
        this.inks = inks;
        this.g = g;
        this.width = width;
        this.height = height;
        this.door = door;
    }

    void draw(PictureModel model, boolean came, boolean went, boolean focused) {
        Color wall = model.isFull() ? inks.color(Ink.DANGER) : inks.color(Ink.SLOT);
        g.setFill(inks.color(Ink.WELL));
        g.fillRect(0, 0, width, height);
        g.setFill(wall);
        g.fillRect(0, 0, width, WALL);
        g.fillRect(0, height - WALL, width, WALL);
        if (model.isFull()) {
            g.fillRect(0, 0, WALL + 1, height);
        }
        arrow(0, model.isFull() ? inks.color(Ink.DANGER) : color(came));
        arrow(width - door, model.isEmpty() ? inks.color(Ink.SLOT) : color(went));
        if (focused) {
            g.setStroke(inks.color(Ink.ACCENT));
            g.setLineWidth(2);
            g.strokeRect(1, 1, width - 2, height - 2);
        }
    }

    private Color color(boolean lit) {
        return inks.color(lit ? Ink.ACCENT : Ink.MUTED);
    }

    private void arrow(double x, Color color) {
        double middle = x + door / 2;
        double side = door * 0.22;
        g.setStroke(color);
        g.setLineWidth(Math.max(2, door * 0.13));
        g.setLineCap(StrokeLineCap.ROUND);
        g.setLineJoin(StrokeLineJoin.ROUND);
        g.strokePolyline(
                new double[] {middle - side / 2, middle + side / 2, middle - side / 2},
                new double[] {height / 2 - side * 1.4, height / 2, height / 2 + side * 1.4},
                3);
    }
}
