package io.github.mqscope.ui.lessons;

import atlantafx.base.theme.Styles;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.theme.Icons;
import io.github.mqscope.ui.words.Words;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What stands above the gallery and above a lesson: where one is, and the way back.
final class TopBar {
    private static final Words WORDS = Words.of(TopBar.class);

    private final Label title = new Label();
    private final Label line = new Label();
    private final HBox view = new HBox();

    TopBar(Actions actions) {
        title.getStyleClass().add("lessons-title");
        title.setMinWidth(0);
        line.getStyleClass().add("muted");
        line.setMinWidth(0);
        line.setTextOverrun(OverrunStyle.ELLIPSIS);
        VBox words = new VBox(2, title, line);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button large = actions.bind(new Button("", Icons.of(Feather.TYPE)), "lessons.large");
        large.getStyleClass().addAll(Styles.BUTTON_ICON, "lessons-large");
        Button leave = actions.bind(new Button(WORDS.get("leave"), Icons.of(Feather.X)), "lessons.close");
        leave.getStyleClass().add("lessons-leave");
        leave.setMinWidth(Region.USE_PREF_SIZE);
        view.getChildren().setAll(words, large, leave);
        view.getStyleClass().add("lessons-top");
    }

    /// Puts something before the words.
    TopBar first(Node node) {
        view.getChildren().addFirst(node);
        return this;
    }

    /// Puts something between the words and the buttons.
    TopBar beside(Node node) {
        view.getChildren().add(view.getChildren().size() - 2, node);
        return this;
    }

    void say(String head, String below) {
        title.setText(head);
        line.setText(below);
    }

    Region view() {
        return view;
    }
}
