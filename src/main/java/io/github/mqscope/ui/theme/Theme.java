package io.github.mqscope.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;

/// The look of the window: the system's, light or dark, switched live, and the size of its text.
public final class Theme {
    private static final double SMALLEST = 9;
    private static final double NORMAL = 13;
    private static final double LARGEST = 26;

    /// What a person may choose.
    public enum Choice {
        SYSTEM,
        LIGHT,
        DARK
    }

    private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(Choice.SYSTEM);
    private double fontSize = NORMAL;

    /// Follows the choice and the system.
    public Theme() {
        choice.addListener((o, was, is) -> apply());
        Platform.getPreferences().colorSchemeProperty().addListener((o, was, is) -> apply());
        apply();
    }

    /// What is chosen.
    public ObjectProperty<Choice> choice() {
        return choice;
    }

    /// Whether it is dark now.
    public boolean isDark() {
        return switch (choice.get()) {
            case DARK -> true;
            case LIGHT -> false;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    private void apply() {
        Application.setUserAgentStylesheet(
                isDark() ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }

    /// Gives a scene the window's own stylesheet.
    public void dress(Scene scene) {
        scene.getStylesheets()
                .add(Objects.requireNonNull(Theme.class.getResource("mqscope.css"))
                        .toExternalForm());
        zoom(scene, 0);
    }

    /// Makes all text of a scene larger or smaller by `steps` points; 0 sets the size chosen last.
    public void zoom(Scene scene, int steps) {
        fontSize = Math.clamp(fontSize + steps, SMALLEST, LARGEST);
        scene.getRoot().setStyle("-fx-font-size: " + fontSize + "px;");
    }

    /// The normal size again.
    public void resetZoom(Scene scene) {
        fontSize = NORMAL;
        zoom(scene, 0);
    }
}
