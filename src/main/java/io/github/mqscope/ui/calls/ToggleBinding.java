package io.github.mqscope.ui.calls;

import javafx.beans.property.Property;
import javafx.scene.control.ToggleButton;

/// A button of several that is chosen while a property has its value.
public final class ToggleBinding {
    private ToggleBinding() {}

    /// Has a button set the property when it is chosen, and be chosen when the property is set.
    public static <T> void of(ToggleButton button, Property<T> property, T value) {
        property.subscribe(now -> {
            if (value.equals(now)) {
                button.setSelected(true);
            }
        });
        button.selectedProperty().addListener((o, was, chosen) -> {
            if (chosen) {
                property.setValue(value);
            }
        });
    }
}
