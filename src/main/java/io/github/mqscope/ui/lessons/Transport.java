package io.github.mqscope.ui.lessons;

import atlantafx.base.theme.Styles;
import io.github.mqscope.demo.stage.Phase;
import io.github.mqscope.demo.stage.Scene;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.theme.Icons;
import io.github.mqscope.ui.words.Words;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/// Back, next, play, pause, restart, speed, and how far the lesson is. Its buttons leave the keyboard where it is:
/// each has a key.
final class Transport {
    private static final Words WORDS = Words.of(Transport.class);
    private static final List<Double> SPEEDS = List.of(0.5, 1.0, 2.0, 4.0);

    private final Button play = new Button("", Icons.of(Feather.PLAY));
    private final Label place = new Label();
    private final HBox dots = new HBox();
    private final HBox view;

    Transport(Actions actions, LessonPlay lesson) {
        Button restart = button(actions, "lessons.restart", "", Feather.SKIP_BACK);
        Button back = button(actions, "lessons.back", WORDS.get("transport.back"), Feather.CHEVRON_LEFT);
        Button next = button(actions, "lessons.next", WORDS.get("transport.next"), Feather.CHEVRON_RIGHT);
        actions.bind(play, "lessons.play").setId("lessons-play");
        play.setFocusTraversable(false);
        play.getStyleClass().addAll(Styles.ACCENT, "transport-play");
        lesson.playing().subscribe(() -> playing(lesson));
        lesson.waiting().subscribe(() -> playing(lesson));
        playing(lesson);
        dots.getStyleClass().add("dots");
        place.setId("lesson-place");
        place.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        view = new HBox(restart, back, play, next, dots, place, space, speed(lesson));
        view.getStyleClass().add("transport");
    }

    private static Button button(Actions actions, String id, String words, Feather icon) {
        Button button = actions.bind(new Button(words, Icons.of(icon)), id);
        button.setId(id.replace('.', '-'));
        button.setFocusTraversable(false);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private void playing(LessonPlay lesson) {
        boolean waiting = lesson.waiting().get();
        boolean on = lesson.playing().get() && !waiting;
        play.setText(WORDS.get(waiting ? "transport.skip" : on ? "transport.pause" : "transport.play"));
        play.setGraphic(Icons.of(waiting ? Feather.SKIP_FORWARD : on ? Feather.PAUSE : Feather.PLAY));
    }

    private static HBox speed(LessonPlay lesson) {
        ComboBox<Double> speed = new ComboBox<>();
        speed.setId("lesson-speed");
        speed.getItems().setAll(SPEEDS);
        speed.setValue(lesson.speed().get());
        speed.setAccessibleText(WORDS.get("transport.speed"));
        speed.setConverter(new Times());
        speed.valueProperty().addListener((o, was, now) -> lesson.speed().set(now));
        Label label = new Label(WORDS.get("transport.speed"));
        label.getStyleClass().add("muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        HBox box = new HBox(8, label, speed);
        box.getStyleClass().add("transport-speed");
        return box;
    }

    private static final class Times extends StringConverter<Double> {
        @Override
        public String toString(Double times) {
            return WORDS.get("transport.times", times);
        }

        @Override
        public Double fromString(String text) {
            return Double.valueOf(text);
        }
    }

    void show(Scene scene) {
        int steps = scene.lesson().steps().size();
        place.setText(
                scene.step() < 0 ? WORDS.get("place.before", steps) : WORDS.get("place", scene.step() + 1, steps));
        while (dots.getChildren().size() < steps) {
            dots.getChildren().add(new Region());
        }
        dots.getChildren().remove(steps, dots.getChildren().size());
        for (int i = 0; i < steps; i++) {
            dots.getChildren().get(i).getStyleClass().setAll("dot", state(scene, i));
        }
    }

    private static String state(Scene scene, int step) {
        if (step > scene.step()) {
            return "to-come";
        }
        if (step < scene.step() || scene.phase() == Phase.FINISHED) {
            return "done";
        }
        return scene.phase() == Phase.FAILED ? "failed" : "now";
    }

    Region view() {
        return view;
    }
}
