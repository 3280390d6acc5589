package io.github.mqscope.ui.controls;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// A thin bar that shows how full something is: plain, a warning from 80 %, danger when full. The number
/// stands beside it, so that colour never speaks alone.
public final class FillBar {
    private static final double HIGH = 0.8;
    private static final PseudoClass HIGH_STATE = PseudoClass.getPseudoClass("high");
    private static final PseudoClass FULL_STATE = PseudoClass.getPseudoClass("full");
    private static final double HEIGHT = 6;

    private final double width;
    private final Region fill = new Region();
    private final StackPane bar;

    /// An empty bar of a width in pixels.
    public FillBar(double width) {
        this.width = width;
        Region track = new Region();
        track.getStyleClass().add("depth-track");
        fill.getStyleClass().add("depth-fill");
        fill.setMaxHeight(HEIGHT);
        bar = new StackPane(track, fill);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setMinSize(width, HEIGHT);
        bar.setMaxSize(width, HEIGHT);
    }

    /// Shows a share from 0 to 1. Anything at all is at least a visible dot.
    public void show(double share) {
        double shown = Math.clamp(share, 0, 1);
        fill.setVisible(shown > 0);
        fill.setMaxWidth(Math.max(HEIGHT, width * shown));
        fill.pseudoClassStateChanged(HIGH_STATE, shown >= HIGH && shown < 1);
        fill.pseudoClassStateChanged(FULL_STATE, shown >= 1);
    }

    /// The bar.
    public Region view() {
        return bar;
    }
}
