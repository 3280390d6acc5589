package io.github.mqscope.ui.picture;

import io.github.mqscope.ui.picture.CanvasColors.Ink;
import java.util.OptionalInt;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/// So many slots that a message has no mark of its own to move: cells of one colour after the other, each column
/// drawn in as few strokes as it has colours. What moves is where the colours end.
final class MapLayer implements Layer {
    private final CanvasColors inks;
    private final Grid grid;
    private PictureModel model = PictureModel.NOTHING;

    MapLayer(CanvasColors inks, Grid grid) {
        this.inks = inks;
        this.grid = grid;
    }

    @Override
    public Grid grid() {
        return grid;
    }

    @Override
    public void show(PictureModel newModel, long now, boolean still) {
        model = newModel;
    }

    @Override
    public boolean isMoving(long now) {
        return false;
    }

    @Override
    public void draw(GraphicsContext g, long now, OptionalInt chosen) {
        for (int column = 0; column < grid.columns(); column++) {
            column(g, column * grid.rows(), Math.min((column + 1) * grid.rows(), grid.cells()));
        }
        lattice(g);
        if (chosen.isPresent() && chosen.getAsInt() < grid.slots()) {
            int slot = chosen.getAsInt();
            new TilePainter(inks, g, grid).ring(grid.x(slot), grid.y(slot));
        }
    }

    private void column(GraphicsContext g, int first, int end) {
        int begin = first;
        for (int cell = first + 1; cell <= end; cell++) {
            if (cell == end || !color(cell).equals(color(begin))) {
                int slot = begin * grid.perCell();
                g.setFill(color(begin));
                g.fillRect(grid.x(slot), grid.y(slot), grid.cellWidth(), (cell - begin) * grid.cellHeight());
                begin = cell;
            }
        }
    }

    private Color color(int cell) {
        int slot = cell * grid.perCell();
        if (slot >= model.curmsgs()) {
            return inks.color(Ink.SLOT).deriveColor(0, 1, 1, 0.55);
        }
        @Nullable Tile tile = slot < model.tiles().size() ? model.tiles().get(slot) : null;
        return tile == null ? inks.color(Ink.MUTED) : inks.color(tile.band());
    }

    // The gaps between the cells.
    private void lattice(GraphicsContext g) {
        g.setFill(inks.color(Ink.WELL));
        double height = grid.rows() * grid.cellHeight();
        for (int column = 0; column <= grid.columns(); column++) {
            g.fillRect(grid.width() - column * grid.cellWidth() - 1, grid.top(), 1, height);
        }
        for (int row = 0; row <= grid.rows(); row++) {
            g.fillRect(grid.left(), grid.top() + row * grid.cellHeight() - 1, grid.columns() * grid.cellWidth(), 1);
        }
    }
}
