package io.github.mqscope.ui.lessons;

import io.github.mqscope.demo.stage.Lesson;
import io.github.mqscope.ui.controls.WrappedLine;
import io.github.mqscope.ui.theme.Icons;
import io.github.mqscope.ui.words.Words;
import java.time.Duration;
import java.util.Locale;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// A lesson in the gallery: its title, its line, how long it takes and what it needs. Pressed, it begins.
final class LessonCard {
    private static final Words WORDS = Words.of(LessonCard.class);

    private final Lesson lesson;
    private final Label done =
            Icons.mark(Feather.CHECK_CIRCLE, WORDS.get("card.done"), WORDS.get("card.done.means"), "success");
    private final Card view;

    LessonCard(int number, Lesson lesson, Runnable begin) {
        this.lesson = lesson;
        Label title = WrappedLine.saying(WORDS.get("card.title", number, lesson.title()), "card-title");
        Label line = WrappedLine.saying(lesson.line(), "muted");
        VBox.setVgrow(line, Priority.ALWAYS);
        line.setMaxHeight(Double.MAX_VALUE);
        line.setAlignment(Pos.TOP_LEFT);
        VBox content = new VBox(title, line, foot());
        content.getStyleClass().add("card-content");
        view = new Card(content);
        view.setId("lesson-" + lesson.id());
        view.getStyleClass().add("lesson-card");
        view.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        view.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        view.setAccessibleText(WORDS.get("card.access", lesson.title(), lesson.line(), time(lesson.time())));
        view.setOnAction(e -> begin.run());
        done.managedProperty().bind(done.visibleProperty());
    }

    /// A button as high as its words need at a width.
    private static final class Card extends Button {
        private final Region content;

        Card(Region content) {
            this.content = content;
            setGraphic(content);
        }

        @Override
        public Orientation getContentBias() {
            return Orientation.HORIZONTAL;
        }

        @Override
        protected double computePrefHeight(double width) {
            double sides = snappedLeftInset() + snappedRightInset();
            double inner = width < 0 ? -1 : width - sides;
            return content.prefHeight(inner) + snappedTopInset() + snappedBottomInset();
        }

        @Override
        protected void layoutChildren() {
            double sides = snappedLeftInset() + snappedRightInset();
            double ends = snappedTopInset() + snappedBottomInset();
            layoutInArea(
                    content,
                    snappedLeftInset(),
                    snappedTopInset(),
                    getWidth() - sides,
                    getHeight() - ends,
                    0,
                    HPos.LEFT,
                    VPos.TOP);
        }
    }

    private HBox foot() {
        Label time = new Label(time(lesson.time()), Icons.of(Feather.CLOCK));
        Label cast = new Label(WORDS.get("card.cast", lesson.cast().size()), Icons.of(Feather.CPU));
        HBox foot = new HBox(time, cast);
        if (!lesson.needs().isEmpty()) {
            Label needs = new Label(WORDS.get("card.needs", lesson.needs()), Icons.of(Feather.ALERT_CIRCLE));
            needs.getStyleClass().add("card-needs");
            needs.setTooltip(new Tooltip(lesson.needs()));
            foot.getChildren().add(needs);
        }
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        foot.getChildren().addAll(space, done);
        foot.getStyleClass().add("card-foot");
        return foot;
    }

    /// `40 s`, `1 min 20 s`.
    static String time(Duration time) {
        long minutes = time.toMinutes();
        return minutes == 0
                ? WORDS.get("time.seconds", time.toSeconds())
                : WORDS.get("time.minutes", minutes, time.toSecondsPart());
    }

    /// Whether all words that were typed are in it.
    boolean matches(String typed) {
        String text =
                (lesson.title() + " " + lesson.line() + " " + lesson.id() + " " + steps()).toLowerCase(Locale.ROOT);
        for (String word : typed.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private String steps() {
        return String.join(
                " ",
                lesson.steps().stream()
                        .map(step -> step.title() + " " + step.say() + " " + String.join(" ", step.c()))
                        .toList());
    }

    /// Says whether it was played to its end.
    void done(boolean yes) {
        done.setVisible(yes);
    }

    Lesson lesson() {
        return lesson;
    }

    Button view() {
        return view;
    }
}
