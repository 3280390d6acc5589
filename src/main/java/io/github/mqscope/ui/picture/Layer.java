package io.github.mqscope.ui.picture;

import java.util.OptionalInt;
import javafx.scene.canvas.GraphicsContext;

/// A part of the drawing with a grid of its own; its places are those of the grid.
sealed interface Layer permits TilesLayer, MapLayer {
    Grid grid();

    /// Takes a newer model.
    /// @param still whether nothing is to move
    void show(PictureModel model, long now, boolean still);

    /// Whether it looks different a moment later.
    boolean isMoving(long now);

    /// Draws it.
    /// @param chosen the place of the chosen message, empty for none
    void draw(GraphicsContext g, long now, OptionalInt chosen);
}
