package io.github.mqscope.ui.controls;

import atlantafx.base.theme.Styles;
import io.github.mqscope.ui.theme.Icons;
import io.github.mqscope.ui.theme.Tip;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// A small button with nothing but an icon on it; what it does is said to whoever points at it or has it read aloud.
public final class IconButton {
    private IconButton() {}

    /// @param words what it does
    public static Button of(Feather icon, String id, String words, Runnable act) {
        Button button = new Button("", Icons.of(icon));
        button.setId(id);
        button.setAccessibleText(words);
        Tip.on(button, words);
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(e -> act.run());
        return button;
    }
}
