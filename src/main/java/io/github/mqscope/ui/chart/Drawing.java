package io.github.mqscope.ui.chart;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.ImagePattern;
import javafx.scene.paint.Paint;

/// A region that draws itself with the theme's colours, and again when they or its size change.
abstract class Drawing extends Region {
    private static final StyleablePropertyFactory<Drawing> FACTORY =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private static final String SHEET =
            Objects.requireNonNull(Drawing.class.getResource("chart.css")).toExternalForm();
    private static final int TILE = 6;

    private final Map<Ink, StyleableProperty<Color>> inks = new EnumMap<>(Ink.class);
    private final Canvas canvas = new Canvas();
    private final Map<Ink, ImagePattern> hatches = new EnumMap<>(Ink.class);
    private boolean asked;

    Drawing(String styleClass) {
        getStyleClass().addAll("drawing", styleClass);
        for (Ink ink : Ink.values()) {
            StyleableProperty<Color> property = FACTORY.createStyleableColorProperty(
                    this, ink.name(), ink.property(), drawing -> drawing.property(ink), Color.TRANSPARENT);
            inks.put(ink, property);
            ((ObservableValue<?>) property).subscribe(this::recoloured);
        }
        canvas.setManaged(false);
        getChildren().add(canvas);
    }

    private StyleableProperty<Color> property(Ink ink) {
        return Objects.requireNonNull(inks.get(ink));
    }

    private void recoloured() {
        hatches.clear();
        redrawSoon();
    }

    /// Draws after all that is happening now, once.
    final void redrawSoon() {
        if (!asked) {
            asked = true;
            Platform.runLater(() -> {
                asked = false;
                redraw();
            });
        }
    }

    /// Draws now.
    final void redraw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (canvas.getWidth() > 0 && canvas.getHeight() > 0) {
            paint(g, canvas.getWidth(), canvas.getHeight());
        }
    }

    /// Paints on a cleared canvas.
    abstract void paint(GraphicsContext g, double width, double height);

    final Color ink(Ink ink) {
        return property(ink).getValue();
    }

    /// Diagonal lines of a colour: says the same as the colour to who cannot tell it.
    final Paint hatch(Ink ink) {
        return hatches.computeIfAbsent(ink, this::makeHatch);
    }

    private ImagePattern makeHatch(Ink ink) {
        WritableImage tile = new WritableImage(TILE, TILE);
        PixelWriter pixels = tile.getPixelWriter();
        for (int i = 0; i < TILE; i++) {
            pixels.setColor(i, TILE - 1 - i, ink(ink));
            pixels.setColor((i + 1) % TILE, TILE - 1 - i, ink(ink));
        }
        return new ImagePattern(tile, 0, 0, TILE, TILE, false);
    }

    @Override
    protected void layoutChildren() {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            redraw();
        }
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }

    @Override
    public String getUserAgentStylesheet() {
        return SHEET;
    }
}
