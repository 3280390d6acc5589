package io.github.mqscope.ui.shell;

import io.github.mqscope.place.Place;
import io.github.mqscope.ui.elsewhere.PlaceSigns;
import io.github.mqscope.ui.settings.Settings;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// How a stage of a window is: its title, and as large as it was the last time, on a screen that may be smaller. That
/// of this namespace is also where it was; others come beside it, wherever the desktop puts them.
record StageSize(Settings settings, Place place) {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final double LEAST_WIDTH = 900;
    private static final double LEAST_HEIGHT = 600;

    private static Rectangle2D screen() {
        return Screen.getPrimary().getVisualBounds();
    }

    double width() {
        return Math.min(WIDTH, screen().getWidth());
    }

    double height() {
        return Math.min(HEIGHT, screen().getHeight());
    }

    void dress(Stage stage) {
        Rectangle2D screen = screen();
        stage.setTitle(PlaceSigns.title(place));
        stage.setMinWidth(Math.min(LEAST_WIDTH, screen.getWidth()));
        stage.setMinHeight(Math.min(LEAST_HEIGHT, screen.getHeight()));
        stage.setMaxWidth(screen.getWidth());
        stage.setMaxHeight(screen.getHeight());
        Remembered remembered = new Remembered(settings);
        remembered.size(stage, screen, WIDTH, HEIGHT);
        if (place.isHere()) {
            remembered.position(stage);
        }
    }
}
