package io.github.mqscope.ui.send;

import javafx.beans.value.ObservableStringValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// What is wrong with a field: said under it, and marked in it.
final class Problem {
    private Problem() {}

    /// A label that takes no room while nothing is wrong.
    static Label of(String id, ObservableStringValue problem) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add("problem");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.textProperty().bind(problem);
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    /// Marks a field while it is wrong.
    static void mark(Node field, boolean wrong) {
        field.getStyleClass().remove("invalid");
        if (wrong) {
            field.getStyleClass().add("invalid");
        }
    }
}
