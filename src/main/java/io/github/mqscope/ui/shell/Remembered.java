package io.github.mqscope.ui.shell;

import io.github.mqscope.ui.settings.Settings;
import io.github.mqscope.ui.theme.Theme;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.SplitPane;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// How the window was left: its size and place, its dividers, its theme and the size of its text.
final class Remembered {
    private final Settings settings;

    Remembered(Settings settings) {
        this.settings = settings;
    }

    /// Has a theme start as it was chosen last.
    void theme(Theme theme) {
        StringProperty choice =
                settings.text("window.theme", theme.choice().get().name());
        for (Theme.Choice known : Theme.Choice.values()) {
            if (known.name().equals(choice.get())) {
                theme.choice().set(known);
            }
        }
        theme.choice().addListener((o, was, now) -> choice.set(now.name()));
        DoubleProperty size =
                settings.number("window.text-size", theme.fontSize().get());
        theme.fontSize().set(size.get());
        theme.fontSize().addListener((o, was, now) -> size.set(now.doubleValue()));
    }

    /// Has read-only mode be on or off as it was.
    void readOnly(BooleanProperty readOnly) {
        BooleanProperty kept = settings.flag("window.read-only", false);
        readOnly.set(kept.get());
        readOnly.addListener((o, was, now) -> kept.set(now));
    }

    /// Has the dividers of a pane start where they were left.
    void dividers(String name, SplitPane pane) {
        List<SplitPane.Divider> dividers = pane.getDividers();
        for (int i = 0; i < dividers.size(); i++) {
            SplitPane.Divider divider = dividers.get(i);
            DoubleProperty at = settings.number("window.divider." + name + "." + i, divider.getPosition());
            divider.setPosition(at.get());
            divider.positionProperty().addListener((o, was, now) -> at.set(now.doubleValue()));
        }
    }

    /// Has a stage open as large as it was, as far as a screen is there.
    void size(Stage stage, Rectangle2D screen, double width, double height) {
        DoubleProperty w = settings.number("window.width", width);
        DoubleProperty h = settings.number("window.height", height);
        stage.setWidth(Math.clamp(w.get(), 1, screen.getWidth()));
        stage.setHeight(Math.clamp(h.get(), 1, screen.getHeight()));
        stage.widthProperty().addListener((o, was, now) -> w.set(now.doubleValue()));
        stage.heightProperty().addListener((o, was, now) -> h.set(now.doubleValue()));
    }

    /// Has a stage open where it was, as far as a screen is there.
    void position(Stage stage) {
        DoubleProperty x = settings.number("window.x", Double.NaN);
        DoubleProperty y = settings.number("window.y", Double.NaN);
        boolean onScreen =
                Screen.getScreens().stream().anyMatch(s -> s.getVisualBounds().contains(x.get(), y.get()));
        if (onScreen) {
            stage.setX(x.get());
            stage.setY(y.get());
        }
        stage.xProperty().addListener((o, was, now) -> x.set(now.doubleValue()));
        stage.yProperty().addListener((o, was, now) -> y.set(now.doubleValue()));
    }
}
