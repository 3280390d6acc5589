package io.github.mqscope.ui.lessons;

import atlantafx.base.theme.Styles;
import io.github.mqscope.demo.stage.ActorView;
import io.github.mqscope.demo.stage.LearnerAct;
import io.github.mqscope.demo.stage.Phase;
import io.github.mqscope.demo.stage.Scene;
import io.github.mqscope.ui.Pulse;
import io.github.mqscope.ui.theme.Icons;
import io.github.mqscope.ui.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// The processes of the lesson and the learner's own hand: send, receive, kill, change the mode. The lesson goes on
/// from what has really happened.
final class CastPane {
    private static final Words WORDS = Words.of(CastPane.class);
    private static final int MOST_PRIORITY = 32767;
    private static final Duration TICK = Duration.millis(250);

    private final LessonPlay play;
    private final VBox rows = new VBox();
    private final List<ActorRow> actors = new ArrayList<>();
    private final TextField text = new TextField("hello");
    private final Spinner<Integer> priority = new Spinner<>(0, MOST_PRIORITY, 0);
    private final HBox hand;
    private final VBox view;

    CastPane(LessonPlay play) {
        this.play = play;
        Label title = new Label(WORDS.get("cast.title"));
        title.getStyleClass().add("section-title");
        hand = hand();
        rows.getStyleClass().add("actors");
        view = new VBox(title, rows, hand);
        view.setId("cast");
        view.getStyleClass().add("cast");
        Pulse.whileShown(view, TICK, () -> actors.forEach(ActorRow::tick));
    }

    private HBox hand() {
        text.setId("hand-text");
        text.setAccessibleText(WORDS.get("hand.text"));
        text.setPromptText(WORDS.get("hand.text"));
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setOnAction(e -> send());
        priority.setId("hand-priority");
        priority.setEditable(true);
        priority.getStyleClass().add("hand-priority");
        priority.setTooltip(new Tooltip(WORDS.get("hand.priority")));
        priority.setAccessibleText(WORDS.get("hand.priority"));
        Button send = button("hand-send", "hand.send", Feather.ARROW_RIGHT);
        send.setOnAction(e -> send());
        Button receive = button("hand-receive", "hand.receive", Feather.DOWNLOAD);
        receive.setOnAction(e -> play.learn(new LearnerAct.Receive()));
        Label you = new Label(WORDS.get("hand.you"));
        you.getStyleClass().add("actor-name");
        you.setMinWidth(Region.USE_PREF_SIZE);
        HBox box = new HBox(you, text, priority, send, receive);
        box.getStyleClass().add("hand");
        return box;
    }

    private static Button button(String id, String words, Feather icon) {
        Button button = new Button(WORDS.get(words), Icons.of(icon));
        button.setId(id);
        button.getStyleClass().add(Styles.SMALL);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private void send() {
        play.learn(new LearnerAct.Send(priority.getValue(), text.getText()));
    }

    void show(Scene scene) {
        boolean same = actors.size() == scene.actors().size();
        for (int i = 0; same && i < actors.size(); i++) {
            same = actors.get(i).isOf(scene.actors().get(i));
        }
        if (!same) {
            actors.clear();
            for (ActorView actor : scene.actors()) {
                actors.add(new ActorRow(actor, play));
            }
            rows.getChildren().setAll(actors.stream().map(ActorRow::view).toList());
        }
        boolean acts = scene.phase().rests() && scene.phase() != Phase.ENDED;
        hand.setDisable(!acts || scene.queues().isEmpty());
        for (int i = 0; i < actors.size(); i++) {
            actors.get(i).show(scene.actors().get(i), acts);
        }
    }

    Region view() {
        return view;
    }
}
