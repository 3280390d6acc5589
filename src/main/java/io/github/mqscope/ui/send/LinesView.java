package io.github.mqscope.ui.send;

import io.github.mqscope.files.MessageFile;
import io.github.mqscope.model.queue.Message;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.ui.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What a file of messages holds: how many, the first of them, and which lines are none.
final class LinesView {
    private static final Words WORDS = Words.of(LinesView.class);
    private static final int FIRST = 5;
    private static final int BAD = 3;
    private static final int PREVIEW = 80;

    private final VBox view = new VBox();

    LinesView() {
        view.setId("send-lines");
        view.getStyleClass().add("lines-found");
        view.managedProperty().bind(view.visibleProperty());
        view.setVisible(false);
    }

    void show(Optional<MessageFile.Opened> opened) {
        view.getChildren().clear();
        view.setVisible(opened.isPresent());
        opened.ifPresent(this::fill);
    }

    private void fill(MessageFile.Opened opened) {
        List<Message> messages = opened.messages();
        add(WORDS.get("lines.found", messages.size()), "target-name");
        messages.stream().limit(FIRST).forEach(message -> add(words(message), "body-mono"));
        if (messages.size() > FIRST) {
            add(WORDS.get("lines.more", messages.size() - FIRST), "explained");
        }
        if (opened.badCount() > 0) {
            add(WORDS.get("lines.bad", opened.badCount()), "problem");
            opened.bad().stream().limit(BAD).forEach(bad -> wrap(WORDS.get("lines.bad-line", bad.number(), bad.why())));
        }
        if (opened.badCount() > BAD) {
            add(WORDS.get("lines.more", opened.badCount() - BAD), "explained");
        }
    }

    private static String words(Message message) {
        return message.priority() + "  " + Escaped.of(message.body(), PREVIEW);
    }

    private void add(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setMinWidth(0);
        label.setTooltip(new Tooltip(text));
        view.getChildren().add(label);
    }

    private void wrap(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        view.getChildren().add(label);
    }

    Region view() {
        return view;
    }
}
