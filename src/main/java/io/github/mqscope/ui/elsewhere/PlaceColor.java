package io.github.mqscope.ui.elsewhere;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javafx.scene.paint.Color;

/// The colour of a place: always the same for the same words, and as bright as any other, so that it stands out from
/// the light theme and the dark one alike.
public final class PlaceColor {
    private static final int HUES = 24;
    private static final double FULL_CIRCLE = 360;
    private static final double SATURATION = 0.75;

    // Halfway between black and white as WCAG 2 counts: more than 4 to 1 from either.
    private static final double LUMINANCE = 0.18;
    private static final int HALVINGS = 16;

    private PlaceColor() {}

    /// That of a place's label.
    public static Color of(String label) {
        CRC32 sum = new CRC32();
        sum.update(label.getBytes(StandardCharsets.UTF_8));
        double hue = sum.getValue() % HUES * FULL_CIRCLE / HUES;
        return bright(hue);
    }

    // Of a hue that is too dark at its brightest, paler.
    private static Color bright(double hue) {
        double low = 0;
        double high = 2;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (luminance(shade(hue, middle)) < LUMINANCE) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return shade(hue, low);
    }

    // From black at 0 by the full colour at 1 to white at 2.
    private static Color shade(double hue, double light) {
        return Color.hsb(hue, light <= 1 ? SATURATION : SATURATION * (2 - light), Math.min(1, light));
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
