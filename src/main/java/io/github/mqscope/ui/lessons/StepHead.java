package io.github.mqscope.ui.lessons;

import io.github.mqscope.demo.stage.Lesson;
import io.github.mqscope.demo.stage.Phase;
import io.github.mqscope.demo.stage.Scene;
import io.github.mqscope.demo.stage.Step;
import io.github.mqscope.ui.controls.WrappedLine;
import io.github.mqscope.ui.theme.Icons;
import io.github.mqscope.ui.words.Words;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What the step is about, in a sentence or two, and what must be said beside it: that things were found changed,
/// that a claim did not hold, that the lesson is over.
final class StepHead {
    private static final Words WORDS = Words.of(StepHead.class);

    private final Label title = line("step-title", "step-title");
    private final Label say = line("step-say", "step-say");
    private final Label note = line("step-note", "note");
    private final VBox view = new VBox(title, say, note);

    StepHead() {
        view.getStyleClass().add("step-head");
        note.managedProperty().bind(note.visibleProperty());
    }

    private static Label line(String id, String style) {
        Label line = WrappedLine.saying("", style);
        line.setId(id);
        line.setMaxWidth(Double.MAX_VALUE);
        return line;
    }

    void show(Scene scene) {
        title.setText(scene.now().map(Step::title).orElse(scene.lesson().title()));
        say.setText(scene.now().map(Step::say).orElseGet(() -> before(scene)));
        note(scene);
    }

    private static String before(Scene scene) {
        Lesson lesson = scene.lesson();
        return lesson.line() + "\n"
                + WORDS.get(
                        scene.phase() == Phase.PREPARING ? "ready.preparing" : "ready.play",
                        lesson.cast().size());
    }

    private void note(Scene scene) {
        String words =
                switch (scene.phase()) {
                    case FAILED -> WORDS.get("note.failed") + " " + scene.note();
                    case ENDED -> WORDS.get("note.ended") + " " + scene.note();
                    case FINISHED -> WORDS.get("note.finished") + (scene.note().isEmpty() ? "" : " " + scene.note());
                    default -> scene.note();
                };
        note.setText(words);
        note.setVisible(!words.isEmpty());
        String mood =
                switch (scene.phase()) {
                    case FAILED, ENDED -> "bad";
                    case FINISHED -> "good";
                    default -> "plain";
                };
        if (!note.getStyleClass().contains(mood)) {
            note.getStyleClass().setAll("label", "note", "lesson-note", mood);
            note.setGraphic(Icons.of(icon(mood)));
        }
    }

    private static Feather icon(String mood) {
        return switch (mood) {
            case "bad" -> Feather.ALERT_OCTAGON;
            case "good" -> Feather.AWARD;
            default -> Feather.INFO;
        };
    }

    Region view() {
        return view;
    }
}
