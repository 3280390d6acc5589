package io.github.mqscope.ui.theme;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// A sentence in a bar, on as many lines as it needs, and no room taken while there is none.
public final class WrappedLine {
    private WrappedLine() {}

    /// An empty one.
    public static Label of(String id) {
        Label line = new Label();
        line.setId(id);
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        line.setMaxWidth(Double.MAX_VALUE);
        line.managedProperty().bind(line.textProperty().isNotEmpty());
        return line;
    }
}
