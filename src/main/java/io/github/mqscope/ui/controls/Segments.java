package io.github.mqscope.ui.controls;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Alternatives side by side, always exactly one of them chosen; the first at the beginning.
public final class Segments {
    private final ToggleGroup group = new ToggleGroup();
    private final HBox view = new HBox();
    private Runnable changed = () -> {};

    /// Of at least two buttons.
    public Segments(ToggleButton... buttons) {
        for (int i = 0; i < buttons.length; i++) {
            ToggleButton button = buttons[i];
            button.setToggleGroup(group);
            button.getStyleClass()
                    .add(i == 0 ? Styles.LEFT_PILL : i == buttons.length - 1 ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setMinWidth(Region.USE_PREF_SIZE);
            HBox.setHgrow(button, Priority.ALWAYS);
        }
        buttons[0].setSelected(true);
        view.getChildren().addAll(buttons);
        view.getStyleClass().add("segments");
        group.selectedToggleProperty().addListener((o, was, now) -> settle(was, now));
    }

    private void settle(Toggle was, Toggle now) {
        if (now == null) {
            was.setSelected(true);
        } else {
            changed.run();
        }
    }

    /// Called when another is chosen.
    public void onChange(Runnable then) {
        changed = then;
    }

    /// The buttons.
    public Region view() {
        return view;
    }
}
