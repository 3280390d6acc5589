package io.github.mqscope.ui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/// How well what is written in a scene stands out from what is behind it, as WCAG 2 counts it: 4.5 to 1, and 3 to 1
/// for large letters and for icons. Of what is disabled nothing is asked.
///
/// The ink is the node's own. The ground is what a picture of the scene shows most around the letters, so it does not
/// matter which node has painted it.
public final class Contrast {
    private static final double ENOUGH = 4.5;
    private static final double ENOUGH_IF_LARGE = 3;
    private static final double LARGE = 24;
    private static final double LARGE_IF_BOLD = 18.66;

    private final PixelReader pixels;
    private final double width;
    private final double height;
    private final Set<String> poor = new LinkedHashSet<>();
    private int measured;

    private Contrast(WritableImage picture) {
        this.pixels = picture.getPixelReader();
        this.width = picture.getWidth();
        this.height = picture.getHeight();
    }

    /// Measures what is in sight of a part of a scene that nothing else covers. On the FX thread.
    public static Contrast of(Scene scene, Node part) {
        Contrast contrast = new Contrast(scene.snapshot(null));
        contrast.look(part, 1);
        return contrast;
    }

    /// Those that are hard to read, one a line.
    public List<String> poor() {
        return new ArrayList<>(poor);
    }

    /// How many were measured.
    public int measured() {
        return measured;
    }

    /// From 1, the same, to 21, black on white.
    public static double between(Color one, Color other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private void look(Node node, double opacity) {
        if (!node.isVisible() || node.isDisabled() || node.getOpacity() == 0) {
            return;
        }
        double seen = opacity * node.getOpacity();
        if (node instanceof Text text && !text.getText().isBlank() && isInSight(text)) {
            measure(text, seen);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> look(child, seen));
        }
    }

    private boolean isInSight(Node node) {
        Bounds box = box(node);
        Point2D middle = new Point2D(box.getCenterX(), box.getCenterY());
        for (Node at = node; at != null; at = at.getParent()) {
            Node clip = at.getClip();
            if (clip != null && !at.localToScene(clip.getBoundsInParent()).contains(middle)) {
                return false;
            }
        }
        return box.getWidth() >= 1
                && middle.getX() > 0
                && middle.getX() < width
                && middle.getY() > 0
                && middle.getY() < height;
    }

    private static Bounds box(Node node) {
        return node.localToScene(node.getBoundsInLocal());
    }

    private void measure(Text text, double opacity) {
        if (!(text.getFill() instanceof Color ink)) {
            return;
        }
        measured++;
        Color ground = ground(box(text));
        Color seen = ground.interpolate(
                new Color(ink.getRed(), ink.getGreen(), ink.getBlue(), 1), ink.getOpacity() * opacity);
        double contrast = between(seen, ground);
        if (contrast < enough(text)) {
            poor.add(String.format(
                    Locale.ROOT,
                    "%.2f %s on %s: “%s” in %s",
                    contrast,
                    hex(seen),
                    hex(ground),
                    text instanceof FontIcon
                            ? "an icon"
                            : text.getText().strip().lines().findFirst().orElse(""),
                    place(text)));
        }
    }

    private static double enough(Text text) {
        double size = text.getFont().getSize();
        boolean bold = text.getFont().getStyle().toLowerCase(Locale.ROOT).contains("bold");
        boolean large = text instanceof FontIcon || size >= LARGE || (bold && size >= LARGE_IF_BOLD);
        return large ? ENOUGH_IF_LARGE : ENOUGH;
    }

    // The most frequent colour along a frame of one pixel.
    private Color ground(Bounds box) {
        int left = (int) Math.floor(Math.clamp(box.getMinX() - 1, 0, width - 1));
        int right = (int) Math.ceil(Math.clamp(box.getMaxX() + 1, 0, width - 1));
        int top = (int) Math.floor(Math.clamp(box.getMinY() - 1, 0, height - 1));
        int bottom = (int) Math.ceil(Math.clamp(box.getMaxY() + 1, 0, height - 1));
        Map<Color, Integer> counts = new HashMap<>();
        for (int x = left; x <= right; x++) {
            counts.merge(pixels.getColor(x, top), 1, Integer::sum);
            counts.merge(pixels.getColor(x, bottom), 1, Integer::sum);
        }
        for (int y = top; y <= bottom; y++) {
            counts.merge(pixels.getColor(left, y), 1, Integer::sum);
            counts.merge(pixels.getColor(right, y), 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private static String hex(Color color) {
        return String.format(
                Locale.ROOT,
                "#%02x%02x%02x",
                Math.round(color.getRed() * 255),
                Math.round(color.getGreen() * 255),
                Math.round(color.getBlue() * 255));
    }

    private static String place(Node node) {
        List<String> names = new ArrayList<>();
        for (Node at = node.getParent(); at != null && names.size() < 4; at = at.getParent()) {
            String id = at.getId() == null ? "" : "#" + at.getId();
            String all = id + String.join(".", at.getStyleClass());
            if (!all.isEmpty()) {
                names.add(all);
            }
        }
        return String.join(" < ", names);
    }
}
