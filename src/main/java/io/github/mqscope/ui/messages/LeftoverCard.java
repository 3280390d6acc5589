package io.github.mqscope.ui.messages;

import atlantafx.base.theme.Styles;
import io.github.mqscope.model.Leftover;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.ui.words.Words;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One journal: which queue, since when, how many messages, and what can be done.
final class LeftoverCard {
    private static final Words WORDS = Words.of(LeftoverCard.class);

    private final VBox view;

    LeftoverCard(Leftover leftover, Runnable restore, Runnable export, Runnable discard, Runnable later) {
        Label title = new Label(title(leftover), new FontIcon(Feather.ALERT_TRIANGLE));
        title.getStyleClass().add("target-name");
        title.setTooltip(new Tooltip(title.getText()));
        title.setMinWidth(0);
        String said = String.join(" ", leftover.sentences());
        String where = leftover.restorable() ? " " + WORDS.get("leftover.restores") : "";
        Label sentence = new Label((leftover.queue().isEmpty() ? said : Ago.date(leftover.at()) + ". " + said) + where);
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        Button lose = button("leftover-discard", WORDS.get("leftover.discard"), discard);
        lose.getStyleClass().addAll(Styles.DANGER, Styles.BUTTON_OUTLINED);
        FlowPane acts = new FlowPane();
        if (leftover.restorable()) {
            Button back = button("leftover-restore", WORDS.get("leftover.restore"), restore);
            back.setAccessibleHelp(WORDS.get("leftover.restores"));
            acts.getChildren().add(back);
        }
        if (leftover.queue().isPresent()) {
            acts.getChildren().add(button("leftover-export", WORDS.get("leftover.export"), export));
        }
        acts.getChildren().addAll(lose, button("leftover-later", WORDS.get("leftover.later"), later));
        acts.getStyleClass().add("leftover-acts");
        acts.setMinHeight(Region.USE_PREF_SIZE);
        view = new VBox(title, sentence, acts);
        view.getStyleClass().add("leftover");
        view.setAccessibleText(title.getText() + ". " + said);
    }

    private static String title(Leftover leftover) {
        if (leftover.queue().isEmpty()) {
            return WORDS.get("leftover.unreadable");
        }
        String uncertain = leftover.uncertain() == 0 ? "" : WORDS.get("leftover.uncertain", leftover.uncertain());
        return WORDS.get("leftover.title", from(leftover), leftover.messages()) + uncertain;
    }

    /// The queue's name, or the journal's where that is all there is.
    static String from(Leftover leftover) {
        return leftover.queue().map(queue -> queue.name().toString()).orElseGet(() -> Escaped.of(leftover.journal()));
    }

    static String count(int messages) {
        return WORDS.get("messages", messages);
    }

    static Button button(String id, String text, Runnable act) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().add(Styles.SMALL);
        button.setOnAction(e -> act.run());
        return button;
    }

    Region view() {
        return view;
    }
}
