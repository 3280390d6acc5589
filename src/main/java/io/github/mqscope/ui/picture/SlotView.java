package io.github.mqscope.ui.picture;

import io.github.mqscope.ui.picture.CanvasColors.Ink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.animation.AnimationTimer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// The slots and what is in them, on one canvas. However many models it is shown, it takes the newest once a frame,
/// and draws no frame while nothing has changed or moves.
final class SlotView extends Region {
    private static final double INSET = 4;
    // In ems.
    private static final double DOOR = 1.3;
    private static final double LEAST_HEIGHT = 5.6;
    private static final double TILES_HEIGHT = 6.4;
    private static final double MOST_HEIGHT = 12;
    private static final double STRIP_HEIGHT = 3.1;
    private static final double STRIP_TILE = 5.6;
    private static final double STRIP_FROM = 6.4;

    private final Canvas canvas = new Canvas();
    private final CanvasColors inks = new CanvasColors(this::fit);
    private final ObjectProperty<@Nullable Long> selected = new SimpleObjectProperty<>();
    private final BooleanProperty still = new SimpleBooleanProperty();
    private final Lamps lamps = new Lamps();
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            frame(now);
        }
    };
    private List<Placed> layers = List.of();
    private PictureModel model = PictureModel.NOTHING;
    private @Nullable PictureModel newest;
    private final Runnable taken;
    private final ReadOnlyDoubleWrapper usual = new ReadOnlyDoubleWrapper();
    private boolean running;
    private boolean dirty;

    /// A layer and where its box begins.
    private record Placed(Layer layer, double x, double y) {}

    /// A cell under the mouse.
    ///
    /// @param slot    its first slot
    /// @param perCell how many slots share it
    record Hit(int slot, int perCell) {}

    /// @param taken called when a model is about to be drawn, and when it is fitted anew
    SlotView(Runnable taken) {
        this.taken = taken;
        getChildren().addAll(canvas, inks.view());
        getStyleClass().add("slots");
        setFocusTraversable(true);
        canvas.setMouseTransparent(true);
        setPickOnBounds(true);
        selected.addListener((o, was, now) -> redraw());
        focusVisibleProperty().addListener((o, was, now) -> redraw());
    }

    void show(PictureModel next) {
        newest = next;
        wake();
    }

    private void redraw() {
        dirty = true;
        wake();
    }

    private void wake() {
        if (!running) {
            running = true;
            timer.start();
        }
    }

    private void frame(long now) {
        boolean lit = lamps.came(now) || lamps.went(now);
        boolean moving = isMoving(now);
        if (newest != null) {
            take(newest, now);
        } else if (!dirty && !moving && !lit) {
            running = false;
            timer.stop();
        }
        draw(now);
        dirty = moving || isMoving(now);
    }

    private boolean isMoving(long now) {
        return layers.stream().anyMatch(placed -> placed.layer().isMoving(now));
    }

    private void take(PictureModel next, long now) {
        newest = null;
        lamps.see(model, next, now);
        boolean other = next.maxmsg() != model.maxmsg();
        model = next;
        if (other) {
            fit();
        } else {
            layers.forEach(placed -> placed.layer().show(next, now, still.get()));
            taken.run();
        }
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            fit();
        }
    }

    @Override
    protected double computeMinHeight(double width) {
        return LEAST_HEIGHT * inks.em();
    }

    @Override
    protected double computePrefHeight(double width) {
        return usual.get() > 0 ? usual.get() : TILES_HEIGHT * inks.em();
    }

    // What fits into the size, the capacity and the text of now.
    private void fit() {
        double em = inks.em();
        double door = Math.ceil(DOOR * em);
        double width = getWidth() - 2 * door;
        double height = getHeight() - 2 * INSET;
        if (width <= 0 || height <= 0) {
            return;
        }
        usual.set(usual(width, em));
        List<Placed> next = new ArrayList<>();
        Grid all = Grid.fit(model.maxmsg(), width, height, em);
        if (all.scale() != Grid.Scale.TILES && height >= STRIP_FROM * em) {
            double strip = Math.floor(STRIP_HEIGHT * em);
            Grid front = Grid.fit(Math.clamp((long) (width / (STRIP_TILE * em)), 1, model.maxmsg()), width, strip, em);
            next.add(new Placed(new TilesLayer(inks, front), door, INSET));
            all = Grid.fit(model.maxmsg(), width, height - strip - INSET, em);
            next.add(new Placed(layer(all), door, strip + 2 * INSET));
        } else {
            next.add(new Placed(layer(all), door, INSET));
        }
        layers = List.copyOf(next);
        layers.forEach(placed -> placed.layer().show(model, 0, true));
        requestLayout();
        redraw();
        taken.run();
    }

    // Two rows of tiles; where there are too many slots for them, the next to be received and room for the others.
    private double usual(double width, double em) {
        double tiles = TILES_HEIGHT * em;
        boolean fits = Grid.fit(model.maxmsg(), width, tiles - 2 * INSET, em).scale() == Grid.Scale.TILES;
        double cells = (STRIP_HEIGHT * em + 3 * INSET) + Grid.heightOfCells(model.maxmsg(), width, em);
        return Math.ceil(fits ? tiles : Math.clamp(cells, STRIP_FROM * em + 2 * INSET, MOST_HEIGHT * em));
    }

    /// How high it is best for the queue that it shows.
    ReadOnlyDoubleProperty usual() {
        return usual.getReadOnlyProperty();
    }

    private Layer layer(Grid grid) {
        return grid.slots() <= Motion.MOST && grid.scale() != Grid.Scale.MAP
                ? new TilesLayer(inks, grid)
                : new MapLayer(inks, grid);
    }

    private void draw(long now) {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        new Pipe(inks, g, canvas.getWidth(), canvas.getHeight(), Math.ceil(DOOR * inks.em()))
                .draw(model, lamps.came(now), lamps.went(now), isFocusVisible());
        OptionalInt chosen = chosen();
        for (Placed placed : layers) {
            g.save();
            g.translate(placed.x(), placed.y());
            placed.layer().draw(g, now, chosen);
            g.restore();
        }
        if (model.isEmpty()) {
            word(g, PictureWords.get("empty"));
        }
    }

    private void word(GraphicsContext g, String word) {
        double em = inks.em();
        double width = word.length() * em;
        g.setFill(inks.color(Ink.WELL));
        g.fillRoundRect((getWidth() - width) / 2, getHeight() / 2 - em, width, 2 * em, em, em);
        g.setFill(inks.color(Ink.TEXT));
        g.setFont(inks.font(Ink.STRONG));
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(word, Math.rint(getWidth() / 2), Math.rint(getHeight() / 2));
    }

    /// The place of the chosen message in receive order, empty for none.
    OptionalInt chosen() {
        Long identity = selected.get();
        return identity == null ? OptionalInt.empty() : model.known().placeOf(identity);
    }

    /// What is at a place.
    Optional<Hit> hitAt(double x, double y) {
        for (Placed placed : layers) {
            Grid grid = placed.layer().grid();
            OptionalInt slot = grid.slotAt(x - placed.x(), y - placed.y());
            if (slot.isPresent()) {
                return Optional.of(new Hit(slot.getAsInt(), grid.perCell()));
            }
        }
        return Optional.empty();
    }

    /// Whether the next to be received are shown larger above the others.
    boolean hasStrip() {
        return layers.size() > 1;
    }

    /// The grid that has all slots.
    Grid grid() {
        return layers.isEmpty()
                ? Grid.fit(1, 1, 1, 1)
                : layers.getLast().layer().grid();
    }

    /// What is drawn.
    PictureModel model() {
        return newest == null ? model : newest;
    }

    /// Whether a frame is to come.
    boolean isRunning() {
        return running;
    }

    CanvasColors inks() {
        return inks;
    }

    ObjectProperty<@Nullable Long> selected() {
        return selected;
    }

    /// Whether nothing is to move.
    BooleanProperty still() {
        return still;
    }
}
