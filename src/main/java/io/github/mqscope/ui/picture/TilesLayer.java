package io.github.mqscope.ui.picture;

import java.util.OptionalInt;
import javafx.scene.canvas.GraphicsContext;

/// The messages one by one, each of which moves.
final class TilesLayer implements Layer {
    private final CanvasColors inks;
    private final Grid grid;
    private final Motion motion = new Motion();

    TilesLayer(CanvasColors inks, Grid grid) {
        this.inks = inks;
        this.grid = grid;
    }

    @Override
    public Grid grid() {
        return grid;
    }

    @Override
    public void show(PictureModel model, long now, boolean still) {
        if (still) {
            motion.jump(model, grid);
        } else {
            motion.go(model, grid, now);
        }
    }

    @Override
    public boolean isMoving(long now) {
        return motion.isMoving(now);
    }

    @Override
    public void draw(GraphicsContext g, long now, OptionalInt chosen) {
        TilePainter painter = new TilePainter(inks, g, grid);
        for (int i = 0; i < grid.slots(); i++) {
            painter.slot(grid.x(i), grid.y(i));
        }
        motion.resident().stream()
                .filter(piece -> !piece.isMoving(now))
                .forEach(piece -> draw(painter, piece, now, chosen));
        motion.resident().stream()
                .filter(piece -> piece.isMoving(now))
                .forEach(piece -> draw(painter, piece, now, chosen));
        motion.leaving(now)
                .forEach(piece -> painter.tile(piece.tile(), piece.x(now), piece.y(now), false, piece.fading(now)));
    }

    private static void draw(TilePainter painter, Piece piece, long now, OptionalInt chosen) {
        boolean isChosen = chosen.isPresent() && chosen.getAsInt() == piece.slot();
        painter.tile(piece.tile(), piece.x(now), piece.y(now), isChosen, 1);
    }
}
