package io.github.mqscope.ui.theme;

import javafx.scene.Node;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Icons of one family.
public final class Icons {
    private Icons() {}

    /// An icon in the colour of the text beside it.
    public static FontIcon of(Feather icon) {
        return new FontIcon(icon);
    }

    /// A small mark: an icon and a short text, with what it means as tooltip and accessible text.
    /// @param styleClass `success`, `warning`, `danger`, `accent` or `muted`
    public static Label mark(Feather icon, String text, String meaning, String styleClass) {
        Label mark = new Label(text, of(icon));
        mark.getStyleClass().addAll("mark", styleClass);
        Tip.on(mark, meaning);
        mark.setAccessibleText(meaning);
        return mark;
    }

    /// The large icon of an empty state.
    public static Node large(Feather icon) {
        FontIcon large = of(icon);
        large.getStyleClass().add("large-icon");
        return large;
    }
}
