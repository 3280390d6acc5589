package io.github.mqscope.ui.picture;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// The colours and fonts that the theme and the size of its text give to what is drawn on a canvas, which has no
/// style of its own. In the scene, out of sight.
final class CanvasColors {
    /// A colour by what it is for; its style class is `ink-` and its name.
    enum Ink {
        ACCENT,
        NEUTRAL,
        GROUND,
        WELL,
        SLOT,
        TEXT,
        MUTED,
        DANGER,
        STRONG,
        MONO
    }

    private static final double TEAL = -32;
    private static final double VIOLET = 42;
    private static final double MAGENTA = 92;
    private static final double DARKER = 0.88;
    // Of the relative luminance, where white and black are as well seen on a ground, see WCAG 2.
    private static final double HALF = 0.179;

    private final Map<Ink, Text> samples = new EnumMap<>(Ink.class);
    private final Map<Band, ObjectProperty<Color>> bands = new EnumMap<>(Band.class);
    private final Group view = new Group();

    /// @param changed called when a colour or a font is another
    CanvasColors(Runnable changed) {
        for (Ink ink : Ink.values()) {
            Text sample = new Text();
            sample.getStyleClass().add("ink-" + ink.name().toLowerCase(Locale.ROOT));
            sample.fillProperty().addListener((o, was, now) -> mix(changed));
            sample.fontProperty().addListener((o, was, now) -> changed.run());
            samples.put(ink, sample);
        }
        view.getChildren().setAll(samples.values());
        view.setManaged(false);
        view.setMouseTransparent(true); // Not invisible: what is invisible may get its colours late.
        mix(() -> {});
    }

    private void mix(Runnable changed) {
        Color accent = color(Ink.ACCENT);
        bandColor(Band.LOWEST).set(color(Ink.NEUTRAL).deriveColor(0, 1, DARKER, 1));
        bandColor(Band.LOW).set(accent.deriveColor(TEAL, 0.9, 0.58, 1));
        bandColor(Band.MIDDLE).set(accent);
        bandColor(Band.HIGH).set(accent.deriveColor(VIOLET, 0.75, 0.88, 1));
        bandColor(Band.HIGHEST).set(accent.deriveColor(MAGENTA, 0.85, 0.78, 1));
        changed.run();
    }

    Color color(Ink ink) {
        Text sample = samples.get(ink);
        return sample != null && sample.getFill() instanceof Color color ? color : Color.GRAY;
    }

    Color color(Band band) {
        return bandColor(band).get();
    }

    private ObjectProperty<Color> bandColor(Band band) {
        return bands.computeIfAbsent(band, b -> new SimpleObjectProperty<>(Color.GRAY));
    }

    /// A band's colour now and in the themes to come.
    ObservableValue<Color> colorOf(Band band) {
        return bandColor(band);
    }

    Font font(Ink ink) {
        Text sample = samples.get(ink);
        return sample == null ? Font.getDefault() : sample.getFont();
    }

    /// The size of the text around, in pixels.
    double em() {
        return font(Ink.TEXT).getSize();
    }

    /// White or black, whichever is read better on a ground.
    static Color on(Color ground) {
        double luminance = 0.2126 * linear(ground.getRed())
                + 0.7152 * linear(ground.getGreen())
                + 0.0722 * linear(ground.getBlue());
        return luminance > HALF ? Color.BLACK : Color.WHITE;
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    Node view() {
        return view;
    }
}
