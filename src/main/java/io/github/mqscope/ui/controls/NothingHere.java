package io.github.mqscope.ui.controls;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What stands where there is nothing to show: an icon, one sentence why, and what can be done.
public final class NothingHere {
    private final FontIcon icon = new FontIcon(Feather.INBOX);
    private final Label title = new Label();
    private final Label words = new Label();
    private final VBox view;

    /// @param acts what can be done about it
    public NothingHere(Node... acts) {
        WrappedLine.wrap(title, "target-name");
        WrappedLine.wrap(words, "explained");
        words.setMaxWidth(460);
        words.setAlignment(Pos.CENTER);
        view = new VBox(icon, title, words);
        view.getChildren().addAll(acts);
        view.getStyleClass().add("nothing-here");
        view.setMinHeight(0);
    }

    /// Says why there is nothing.
    public void say(Feather newIcon, String newTitle, String newWords) {
        icon.setIconCode(newIcon);
        title.setText(newTitle);
        words.setText(newWords);
        words.setManaged(!newWords.isEmpty());
        view.setAccessibleText(newTitle + ". " + newWords);
    }

    /// The words.
    public Region view() {
        return view;
    }
}
