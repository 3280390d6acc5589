package io.github.mqscope.ui.shell;

import atlantafx.base.theme.Styles;
import io.github.mqscope.mqueue.QueueFailure;
import io.github.mqscope.ui.DemoControl;
import io.github.mqscope.ui.theme.Icons;
import io.github.mqscope.ui.words.Words;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;

/// What stands where the queues would be: why there are none, and what to do next.
final class EmptyState {
    private static final Words WORDS = Words.of(EmptyState.class);
    private static final double TEXT_WIDTH = 520;

    private final Label title = new Label();
    private final Label words = new Label();
    private final StackPane icon = new StackPane();
    private final VBox box;

    EmptyState(DemoControl control, Runnable onCreate, Runnable onLearn) {
        title.setId("empty-title");
        title.getStyleClass().add("queue-title");
        words.setId("empty-words");
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        words.setTextAlignment(TextAlignment.CENTER);
        words.setMaxWidth(TEXT_WIDTH);
        words.setMinHeight(Region.USE_PREF_SIZE);
        Label starting = new Label(WORDS.get("empty.starting"));
        starting.getStyleClass().add("muted");
        starting.visibleProperty().bind(control.running());
        HBox buttons = new HBox(8, demo(control), learn(onLearn), create(onCreate));
        buttons.setAlignment(Pos.CENTER);
        box = new VBox(16, icon, title, words, buttons, starting);
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("empty-state");
    }

    private static Button learn(Runnable onLearn) {
        Button learn = new Button(WORDS.get("empty.learn"), Icons.of(Feather.BOOK_OPEN));
        learn.setId("empty-learn");
        learn.setOnAction(e -> onLearn.run());
        return learn;
    }

    private static Button create(Runnable onCreate) {
        Button create = new Button(WORDS.get("empty.create"), Icons.of(Feather.PLUS));
        create.setId("empty-create");
        create.setOnAction(e -> onCreate.run());
        return create;
    }

    private static Button demo(DemoControl control) {
        Button demo = new Button(WORDS.get("empty.demo"), Icons.of(Feather.PLAY));
        demo.setId("empty-demo");
        demo.getStyleClass().add(Styles.ACCENT);
        demo.setOnAction(e -> control.start());
        demo.disableProperty().bind(control.running());
        return demo;
    }

    void noQueues() {
        icon.getChildren().setAll(Icons.large(Feather.INBOX));
        title.setText(WORDS.get("empty.none"));
        words.setText(WORDS.get("empty.none.how"));
    }

    void cannotList(QueueFailure why) {
        icon.getChildren().setAll(Icons.large(Feather.EYE_OFF));
        title.setText(WORDS.get("empty.unlisted"));
        words.setText(WORDS.get("empty.unlisted.how", why.meaning(), why.advice()));
    }

    void looking() {
        icon.getChildren().setAll(Icons.large(Feather.SEARCH));
        title.setText(WORDS.get("looking"));
        words.setText("");
    }

    Region view() {
        return box;
    }
}
