package io.github.mqscope.ui.messages;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One line that says where a list comes from and how old it is, with a mark where it is out of date.
final class SourceLine {
    private final Label origin = new Label();
    private final Label state = new Label();
    private final HBox view;

    SourceLine(String id) {
        origin.getStyleClass().add("explained");
        origin.setMinWidth(0);
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(origin.textProperty());
        origin.setTooltip(whole);
        state.setMinWidth(Region.USE_PREF_SIZE);
        state.setId(id + "-state");
        FlowPane words = new FlowPane(origin, state);
        words.getStyleClass().add("source-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        view = new HBox(words);
        view.setId(id);
        view.getStyleClass().add("source-line");
        view.setAlignment(Pos.CENTER_LEFT);
    }

    /// Adds a button at the end.
    void button(String id, String text, Runnable act) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().add(Styles.SMALL);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(e -> act.run());
        view.getChildren().add(button);
    }

    /// Adds a control at the end.
    void add(Node control) {
        view.getChildren().add(control);
    }

    void say(Origin of) {
        origin.setText(of.where());
        state.setText(of.how());
        state.setVisible(!of.how().isEmpty());
        state.setManaged(!of.how().isEmpty());
        state.setGraphic(of.warned() ? new FontIcon(Feather.ALERT_TRIANGLE) : null);
        state.getStyleClass().setAll("label", of.warned() ? "stale" : "explained");
        view.setAccessibleText(of.where() + ". " + of.how());
    }

    Region view() {
        return view;
    }
}
