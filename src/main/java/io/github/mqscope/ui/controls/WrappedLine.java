package io.github.mqscope.ui.controls;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// Words on as many lines as they need.
public final class WrappedLine {
    private WrappedLine() {}

    /// An empty one in a bar, which takes no room while there is nothing in it.
    public static Label of(String id) {
        Label line = wrap(new Label());
        line.setId(id);
        line.setMaxWidth(Double.MAX_VALUE);
        line.managedProperty().bind(line.textProperty().isNotEmpty());
        return line;
    }

    /// One that says something.
    public static Label saying(String text, String... styles) {
        return wrap(new Label(text), styles);
    }

    /// Has a label be one.
    public static Label wrap(Label label, String... styles) {
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
