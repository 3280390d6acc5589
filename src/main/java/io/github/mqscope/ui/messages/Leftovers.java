package io.github.mqscope.ui.messages;

import io.github.mqscope.files.JournalExport;
import io.github.mqscope.model.Leftover;
import io.github.mqscope.model.LeftoverPage;
import io.github.mqscope.space.ContentsActs;
import io.github.mqscope.ui.Aside;
import io.github.mqscope.ui.Dialogs;
import io.github.mqscope.ui.action.Action;
import io.github.mqscope.ui.action.Actions;
import io.github.mqscope.ui.controls.AnswerOption;
import io.github.mqscope.ui.controls.AskLayer;
import io.github.mqscope.ui.words.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Journals of looks that did not end, offered to be put back, exported or discarded. The disk is touched on
/// threads of its own. However many there are, a few are read and shown at a time, and a way through the others.
final class Leftovers {
    private static final Words WORDS = Words.of(Leftovers.class);
    private static final double MOST_HEIGHT = 136;

    /// Journals shown at once.
    static final int MOST = 3;

    private final ContentsActs contents;
    private final Dialogs dialogs;
    private final AskLayer ask;
    private final LookResults looks;
    private final Set<String> later = new HashSet<>();
    private final VBox cards = new VBox();
    private final ScrollPane view = new ScrollPane(cards);
    // The name of the journal behind which those shown begin.
    private String after = "";

    Leftovers(MessagesModel model, Actions actions, Dialogs dialogs, AskLayer ask) {
        this.contents = model.contents;
        this.dialogs = dialogs;
        this.ask = ask;
        this.looks = model.looks;
        cards.getStyleClass().add("leftovers");
        view.setId("leftovers");
        view.getStyleClass().add("leftovers-scroll");
        view.setFitToWidth(true);
        view.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        view.setMaxHeight(MOST_HEIGHT);
        view.setMinHeight(Region.USE_PREF_SIZE);
        cards.heightProperty()
                .addListener((o, was, now) -> view.setPrefHeight(Math.min(MOST_HEIGHT, now.doubleValue() + 1)));
        view.managedProperty().bind(view.visibleProperty());
        view.setVisible(false);
        Action _ = actions.add(
                Action.of("journals.show", WORDS.get("leftovers.look"), Action.Category.MESSAGE, this::refresh));
    }

    /// Reads the journals again.
    void refresh() {
        String from = after;
        Set<String> without = Set.copyOf(later);
        Aside.run(
                "leftovers",
                () -> contents.leftovers(from, without, MOST),
                found -> show(found, from),
                e -> dialogs.errors().show(WORDS.get("leftovers.failed"), e));
    }

    private void show(LeftoverPage found, String from) {
        if (found.leftovers().isEmpty() && !from.isEmpty()) {
            goTo("");
            return;
        }
        List<Region> shown =
                new ArrayList<>(found.leftovers().stream().map(this::card).toList());
        if (found.more() > 0 || !from.isEmpty()) {
            shown.add(foldedView(found, !from.isEmpty()));
        }
        cards.getChildren().setAll(shown);
        view.setVisible(!shown.isEmpty());
        view.setVvalue(0);
    }

    private Region foldedView(LeftoverPage found, boolean further) {
        Label words = new Label(
                found.more() > 0 ? WORDS.get("leftovers.more", found.more()) : WORDS.get("leftovers.no-more"));
        words.setId("leftovers-more");
        FlowPane line = new FlowPane(words);
        if (found.more() > 0) {
            String last = found.leftovers().getLast().journal();
            line.getChildren()
                    .add(LeftoverCard.button("leftovers-next", WORDS.get("leftovers.next"), () -> goTo(last)));
        }
        if (further) {
            line.getChildren()
                    .add(LeftoverCard.button("leftovers-first", WORDS.get("leftovers.first"), () -> goTo("")));
        }
        line.getStyleClass().addAll("leftover", "leftover-acts");
        return line;
    }

    private void goTo(String journal) {
        after = journal;
        refresh();
    }

    private Region card(Leftover leftover) {
        return new LeftoverCard(
                        leftover,
                        () -> restore(leftover),
                        () -> export(leftover),
                        () -> discard(leftover),
                        () -> postpone(leftover))
                .view();
    }

    private void postpone(Leftover leftover) {
        later.add(leftover.journal());
        refresh();
    }

    private void restore(Leftover leftover) {
        if (leftover.uncertain() == 0) {
            restore(leftover, false);
            return;
        }
        List<AnswerOption> answers = new ArrayList<>();
        if (leftover.messages() > 0) {
            answers.add(new AnswerOption(
                    WORDS.get("leftovers.certain", leftover.messages()),
                    AnswerOption.Kind.PLAIN,
                    () -> restore(leftover, false)));
        }
        answers.add(new AnswerOption(
                WORDS.get("leftovers.all", leftover.uncertain()),
                AnswerOption.Kind.WARNING,
                () -> restore(leftover, true)));
        ask.ask(
                WORDS.get("leftovers.question", leftover.uncertain(), LeftoverCard.from(leftover)),
                List.of(WORDS.get("leftovers.uncertain")),
                answers);
    }

    private void restore(Leftover leftover, boolean uncertainToo) {
        long expected = (long) leftover.messages() + (uncertainToo ? leftover.uncertain() : 0);
        looks.startRestore(contents.restore(leftover, uncertainToo), expected);
    }

    private void export(Leftover leftover) {
        dialogs.files()
                .toWrite(
                        WORDS.get("leftovers.export.title"),
                        "journal.jsonl",
                        Objects.requireNonNull(view.getScene()).getWindow())
                .ifPresent(file -> Aside.run(
                        "export",
                        () -> JournalExport.write(contents.messages(leftover), file),
                        this::refresh,
                        failed("leftovers.export")));
    }

    private void discard(Leftover leftover) {
        int all = leftover.messages() + leftover.uncertain();
        String what = leftover.queue().isEmpty() ? WORDS.get("leftovers.journal") : LeftoverCard.count(all);
        ask.ask(
                leftover.queue().isEmpty()
                        ? WORDS.get("leftovers.discard.journal", LeftoverCard.from(leftover))
                        : WORDS.get("leftovers.discard.messages", what, LeftoverCard.from(leftover)),
                List.of(WORDS.get("leftovers.discard.loss")),
                List.of(new AnswerOption(
                        WORDS.get("leftovers.discard.act", what),
                        AnswerOption.Kind.DANGER,
                        () -> Aside.run(
                                "discard",
                                () -> contents.discard(leftover),
                                this::refresh,
                                failed("leftovers.discard")))));
    }

    private Consumer<IOException> failed(String what) {
        return e -> {
            dialogs.errors().show(WORDS.get(what), e);
            refresh();
        };
    }

    Region view() {
        return view;
    }
}
