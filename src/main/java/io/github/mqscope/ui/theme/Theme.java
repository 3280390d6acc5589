package io.github.mqscope.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/// The look of the window: the system's, light or dark, switched live, and the size of its text.
public final class Theme {
    private static final double SMALLEST = 9;
    private static final double NORMAL = 13;
    private static final double LARGEST = 26;
    private static final List<String> SHEETS = List.of("mqscope.css", "/io/github/mqscope/ui/controls/controls.css");

    /// What a person may choose.
    public enum Choice {
        SYSTEM,
        LIGHT,
        DARK
    }

    private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(Choice.SYSTEM);
    private final ObjectProperty<Optional<ColorScheme>> desktop = new SimpleObjectProperty<>(Optional.empty());
    private final DoubleProperty fontSize = new SimpleDoubleProperty(NORMAL);

    /// Follows the choice and the system.
    public Theme() {
        choice.addListener((o, was, is) -> apply());
        desktop.addListener((o, was, is) -> apply());
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
            case SYSTEM -> desktop.get().orElseGet(Platform.getPreferences()::getColorScheme) == ColorScheme.DARK;
        };
    }

    /// Says what the desktop prefers, in place of what JavaFX sees of it; empty for what JavaFX sees.
    void desktop(Optional<ColorScheme> scheme) {
        desktop.set(scheme);
    }

    private void apply() {
        Application.setUserAgentStylesheet(
                isDark() ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }

    /// The size of the text in pixels.
    public DoubleProperty fontSize() {
        return fontSize;
    }

    /// How much larger than normal the text of the window around a node is; null while it is in none that has a theme.
    public static ObservableValue<@Nullable Double> scale(Node node) {
        return node.sceneProperty()
                .flatMap(Theme::sizeOf)
                .map(size -> Math.clamp(size.doubleValue(), SMALLEST, LARGEST) / NORMAL);
    }

    // A scene has its parts before it is dressed.
    private static ObservableValue<Number> sizeOf(Scene scene) {
        return Bindings.valueAt(scene.getProperties(), Theme.class)
                .flatMap(size -> size instanceof DoubleProperty known ? known : null);
    }

    /// The window's own stylesheets.
    public static List<String> sheets() {
        return SHEETS.stream()
                .map(sheet ->
                        Objects.requireNonNull(Theme.class.getResource(sheet)).toExternalForm())
                .toList();
    }

    /// Gives a scene the window's own stylesheets, and the size of text chosen now and later.
    public void dress(Scene scene) {
        scene.getStylesheets().addAll(sheets());
        scene.getProperties().put(Theme.class, fontSize);
        fontSize.addListener((o, was, now) -> size(scene));
        size(scene);
    }

    private void size(Scene scene) {
        double size = Math.clamp(fontSize.get(), SMALLEST, LARGEST);
        scene.getRoot().setStyle("-fx-font-size: " + size + "px;");
    }

    /// Makes all text larger or smaller by `steps` points; 0 makes it normal.
    public void zoom(int steps) {
        fontSize.set(steps == 0 ? NORMAL : Math.clamp(fontSize.get() + steps, SMALLEST, LARGEST));
    }
}
