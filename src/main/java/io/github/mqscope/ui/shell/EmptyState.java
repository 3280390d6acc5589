package io.github.mqscope.ui.shell;

import atlantafx.base.theme.Styles;
import io.github.mqscope.model.failure.QueueFailure;
import io.github.mqscope.ui.DemoControl;
import io.github.mqscope.ui.controls.WrappedLine;
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
    private final DemoControl control;
    private final boolean isHere;
    private final Runnable onCreate;
    private final Runnable onLearn;
    private final VBox box = new VBox(16, title);

    /// @param isHere whether a demo on this machine would be seen
    EmptyState(DemoControl control, boolean isHere, Runnable onCreate, Runnable onLearn) {
        this.control = control;
        this.isHere = isHere;
        this.onCreate = onCreate;
        this.onLearn = onLearn;
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("empty-state");
        title.setId("empty-title");
        title.getStyleClass().add("queue-title");
        words.setId("empty-words");
        WrappedLine.wrap(words, "muted");
        words.setTextAlignment(TextAlignment.CENTER);
        words.setAlignment(Pos.CENTER);
        words.setMaxWidth(TEXT_WIDTH);
    }

    // Where there are queues nobody sees this.
    private void fill() {
        Label starting = new Label(WORDS.get("empty.starting"));
        starting.getStyleClass().add("muted");
        starting.visibleProperty().bind(control.running());
        HBox buttons = isHere ? new HBox(8, demo(), learn(), create()) : new HBox(8, create());
        buttons.setAlignment(Pos.CENTER);
        box.getChildren().setAll(icon, title, words, buttons, starting);
    }

    private Button learn() {
        Button learn = new Button(WORDS.get("empty.learn"), Icons.of(Feather.BOOK_OPEN));
        learn.setId("empty-learn");
        learn.setOnAction(e -> onLearn.run());
        return learn;
    }

    private Button create() {
        Button create = new Button(WORDS.get("empty.create"), Icons.of(Feather.PLUS));
        create.setId("empty-create");
        create.setOnAction(e -> onCreate.run());
        return create;
    }

    private Button demo() {
        Button demo = new Button(WORDS.get("empty.demo"), Icons.of(Feather.PLAY));
        demo.setId("empty-demo");
        demo.getStyleClass().add(Styles.ACCENT);
        demo.setOnAction(e -> control.start());
        demo.disableProperty().bind(control.running());
        return demo;
    }

    void noQueues() {
        say(Feather.INBOX, WORDS.get("empty.none"), WORDS.get(isHere ? "empty.none.how" : "empty.none.elsewhere"));
    }

    void noneSeen(String why) {
        say(Feather.EYE_OFF, WORDS.get("empty.unproved"), WORDS.get("empty.unproved.how", why));
    }

    void cannotList(QueueFailure why) {
        say(Feather.EYE_OFF, WORDS.get("empty.unlisted"), WORDS.get("empty.unlisted.how", why.meaning(), why.advice()));
    }

    private void say(Feather sign, String what, String how) {
        if (!box.getChildren().contains(icon)) {
            fill();
        }
        icon.getChildren().setAll(Icons.large(sign));
        title.setText(what);
        words.setText(how);
    }

    /// Until it is known.
    void looking() {
        title.setText(WORDS.get("looking"));
    }

    Region view() {
        return box;
    }
}
