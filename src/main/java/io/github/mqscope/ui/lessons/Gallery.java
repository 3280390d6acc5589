package io.github.mqscope.ui.lessons;

import io.github.mqscope.demo.stage.Lesson;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.theme.Icons;
import io.github.mqscope.ui.words.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.kordamp.ikonli.feather.Feather;

/// All lessons as cards, in the order to learn them, found by typing. Arrow keys move, Enter begins.
final class Gallery {
    private static final Words WORDS = Words.of(Gallery.class);

    private final List<LessonCard> cards = new ArrayList<>();
    private final CardGrid grid = new CardGrid();
    private final CustomTextField search = new CustomTextField();
    private final VBox nothing;
    private final VBox view;

    /// @param finished the ids of those played to their end
    /// @param here     whether the window shows the queues of this process, in whose place the lessons play
    Gallery(
            Actions actions,
            List<Lesson> lessons,
            ObservableList<String> finished,
            boolean here,
            Consumer<Lesson> begin) {
        for (Lesson lesson : lessons) {
            cards.add(new LessonCard(cards.size() + 1, lesson, () -> begin.accept(lesson)));
        }
        nothing = nothing();
        TopBar top = new TopBar(actions).beside(search());
        Duration all = lessons.stream().map(Lesson::time).reduce(Duration.ZERO, Duration::plus);
        top.say(
                WORDS.get("gallery.title"),
                WORDS.get(here ? "gallery.line" : "gallery.elsewhere", lessons.size(), LessonCard.time(all)));
        ScrollPane scroll = new ScrollPane(new StackPane(grid.view(), nothing));
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("gallery-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        view = new VBox(top.view(), scroll);
        view.setId("gallery");
        finished.addListener((ListChangeListener<String>) change -> mark(finished));
        mark(finished);
        find("");
    }

    private CustomTextField search() {
        search.setId("lesson-search");
        search.setLeft(Icons.of(Feather.SEARCH));
        search.setPromptText(WORDS.get("gallery.search"));
        search.setAccessibleText(WORDS.get("gallery.search"));
        search.getStyleClass().add("lesson-search");
        search.textProperty().addListener((o, was, now) -> find(now));
        search.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
                search.clear();
                key.consume();
            } else if (key.getCode() == KeyCode.DOWN) {
                first();
                key.consume();
            }
        });
        search.setOnAction(e -> cards.stream()
                .filter(card -> card.matches(search.getText()))
                .findFirst()
                .ifPresent(card -> card.view().fire()));
        return search;
    }

    private VBox nothing() {
        Label words = new Label(WORDS.get("gallery.nothing"));
        Button clear = new Button(WORDS.get("gallery.clear"));
        clear.setId("lesson-search-clear");
        clear.setOnAction(e -> {
            search.clear();
            search.requestFocus();
        });
        VBox box = new VBox(16, Icons.large(Feather.SEARCH), words, clear);
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("gallery-nothing");
        return box;
    }

    private void mark(List<String> finished) {
        cards.forEach(card -> card.done(finished.contains(card.lesson().id())));
    }

    private void find(String typed) {
        List<? extends Node> found = cards.stream()
                .filter(card -> card.matches(typed))
                .map(LessonCard::view)
                .toList();
        grid.show(found);
        nothing.setVisible(found.isEmpty());
    }

    private void first() {
        cards.stream()
                .filter(card -> card.matches(search.getText()))
                .findFirst()
                .ifPresent(card -> card.view().requestFocus());
    }

    /// Puts the keyboard into the search.
    void focus() {
        search.requestFocus();
    }

    Region view() {
        return view;
    }
}
