package io.github.mqscope.ui.controls;

import io.github.mqscope.ui.words.Words;
import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A layer over a pane that can ask one question at a time. The focus is on Cancel, and Escape cancels;
/// while it asks, the pane below takes no input.
public final class AskLayer {
    private static final Words WORDS = Words.of(AskLayer.class);

    private final Region content;
    private final Label question = WrappedLine.saying("", "ask-question");
    private final VBox sentences = new VBox();
    private final FlowPane buttons = new FlowPane();
    private final VBox sheet;
    private final StackPane shade;
    private final StackPane view;

    /// Over a pane.
    public AskLayer(Region content) {
        this.content = content;
        sentences.getStyleClass().add("ask-sentences");
        ScrollPane scroll = new ScrollPane(sentences);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setMinHeight(0);
        // The height of wrapped lines is known only once they have their width.
        scroll.prefViewportHeightProperty().bind(sentences.heightProperty());
        buttons.getStyleClass().add("ask-buttons");
        buttons.setMinHeight(Region.USE_PREF_SIZE);
        sheet = new VBox(question, scroll, buttons);
        sheet.getStyleClass().add("ask-sheet");
        sheet.setMaxHeight(Region.USE_PREF_SIZE);
        shade = new StackPane(sheet);
        shade.getStyleClass().add("ask-shade");
        shade.setAlignment(Pos.CENTER);
        shade.setVisible(false);
        shade.addEventFilter(KeyEvent.KEY_PRESSED, this::escape);
        view = new StackPane(content, shade);
        view.setMinSize(0, 0);
    }

    private void escape(KeyEvent key) {
        if (key.getCode() == KeyCode.ESCAPE) {
            key.consume();
            close();
        }
    }

    /// The pane with its layer.
    public Region view() {
        return view;
    }

    /// Whether a question waits for an answer.
    public boolean isOpen() {
        return shade.isVisible();
    }

    /// Asks; an earlier question is taken as cancelled.
    /// @param consequences sentences to know before answering
    public void ask(String what, List<String> consequences, List<AnswerOption> answers) {
        question.setText(what);
        sentences
                .getChildren()
                .setAll(consequences.stream()
                        .map(text -> WrappedLine.saying(text, "ask-sentence"))
                        .toList());
        Button cancel = new Button(WORDS.get("cancel"));
        cancel.setId("ask-cancel");
        cancel.setOnAction(e -> close());
        buttons.getChildren().setAll(cancel);
        for (AnswerOption answer : answers) {
            buttons.getChildren().add(button(answer, buttons.getChildren().size()));
        }
        shade.setAccessibleText(what);
        content.setDisable(true);
        shade.setVisible(true);
        cancel.requestFocus();
        Platform.runLater(cancel::requestFocus); // Disabling the pane moves the focus once more.
    }

    private Button button(AnswerOption answer, int number) {
        Button button = new Button(answer.text());
        button.setId("ask-act-" + number);
        button.getStyleClass().add(answer.kind().style());
        button.setMinWidth(0);
        button.setOnAction(e -> {
            close();
            answer.then().run();
        });
        return button;
    }

    /// Closes without an answer.
    public void close() {
        shade.setVisible(false);
        content.setDisable(false);
    }
}
