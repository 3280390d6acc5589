package io.github.mqscope.ui.picture;

import io.github.mqscope.ui.picture.CanvasColors.Ink;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// Draws slots and tiles of a [Grid], without knowing where they are in time.
final class TilePainter {
    // A digit of a proportional font, and a letter of the fixed one, in ems of their own.
    private static final double DIGIT = 0.66;
    private static final double LETTER = 0.61;
    private static final double LINE = 1.3;
    private static final double MOST_GAP = 4;

    private final CanvasColors inks;
    private final GraphicsContext g;
    private final Grid grid;
    private final double gap;

    TilePainter(CanvasColors inks, GraphicsContext g, Grid grid) {
        this.inks = inks;
        this.g = g;
        this.grid = grid;
        this.gap = grid.scale() == Grid.Scale.TILES ? MOST_GAP : grid.cellWidth() > 12 ? 2 : 1;
        g.setTextBaseline(VPos.CENTER);
    }

    /// An empty slot.
    void slot(double x, double y) {
        if (grid.scale() == Grid.Scale.TILES) {
            g.setStroke(inks.color(Ink.SLOT));
            g.setLineWidth(1);
            g.strokeRoundRect(x + gap / 2 + 0.5, y + gap / 2 + 0.5, width() - 1, height() - 1, arc(), arc());
        } else {
            g.setFill(inks.color(Ink.SLOT).deriveColor(0, 1, 1, 0.55));
            g.fillRect(x + gap / 2, y + gap / 2, width(), height());
        }
    }

    /// A message. One of which nothing is known has no colour of a priority.
    void tile(@Nullable Tile tile, double x, double y, boolean chosen, double alpha) {
        Color ground = tile == null ? inks.color(Ink.MUTED).deriveColor(0, 1, 1, 0.5) : inks.color(tile.band());
        g.setGlobalAlpha(alpha);
        g.setFill(ground);
        double left = x + gap / 2;
        double top = y + gap / 2;
        if (arc() > 0) {
            g.fillRoundRect(left, top, width(), height(), arc(), arc());
        } else {
            g.fillRect(left, top, width(), height());
        }
        if (tile != null) {
            g.setFill(CanvasColors.on(ground));
            words(tile, left, top);
        }
        if (chosen) {
            ring(x, y);
        }
        g.setGlobalAlpha(1);
    }

    /// The mark of a chosen message.
    void ring(double x, double y) {
        double line = grid.scale() == Grid.Scale.TILES ? 3 : 2;
        g.setStroke(inks.color(Ink.GROUND));
        g.setLineWidth(line + 2);
        g.strokeRoundRect(x + gap / 2, y + gap / 2, width(), height(), arc(), arc());
        g.setStroke(inks.color(Ink.TEXT));
        g.setLineWidth(line);
        g.strokeRoundRect(x + gap / 2, y + gap / 2, width(), height(), arc(), arc());
    }

    private void words(Tile tile, double left, double top) {
        String priority = Integer.toString(tile.priority());
        if (grid.scale() == Grid.Scale.TILES) {
            double em = inks.em();
            double half = Math.min(LINE * em, height() / 2);
            double inset = em * 0.45;
            g.setTextAlign(TextAlignment.LEFT);
            g.setFont(inks.font(Ink.STRONG));
            g.fillText(priority, left + inset, top + height() / 2 - half / 2);
            g.setFont(inks.font(Ink.MONO));
            g.fillText(preview(tile, inset), left + inset, top + height() / 2 + half / 2);
        } else {
            number(priority, left, top);
        }
    }

    private String preview(Tile tile, double inset) {
        int letters = (int) ((width() - 2 * inset) / (inks.font(Ink.MONO).getSize() * LETTER));
        String text = tile.preview(Math.max(1, letters * 2));
        return text.length() > letters ? text.substring(0, Math.max(0, letters - 1)) + "…" : text;
    }

    private void number(String priority, double left, double top) {
        Font font = inks.font(Ink.MUTED);
        if (priority.length() * DIGIT * font.getSize() <= width() - 2 && font.getSize() <= height() - 2) {
            g.setTextAlign(TextAlignment.CENTER);
            g.setFont(font);
            g.fillText(priority, Math.rint(left + width() / 2), Math.rint(top + height() / 2));
        }
    }

    private double width() {
        return grid.cellWidth() - gap;
    }

    private double height() {
        return grid.cellHeight() - gap;
    }

    private double arc() {
        return grid.scale() == Grid.Scale.TILES ? 8 : grid.cellWidth() > 12 ? 4 : 0;
    }
}
