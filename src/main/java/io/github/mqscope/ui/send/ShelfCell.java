package io.github.mqscope.ui.send;

import io.github.mqscope.text.Escaped;
import io.github.mqscope.ui.words.Words;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A kept message: its name, its text, its priority.
final class ShelfCell extends ListCell<Map<String, String>> {
    private static final Words WORDS = Words.of(ShelfCell.class);
    private static final int MOST = 120;

    private final Label name = new Label();
    private final Label body = new Label();
    private final Label priority = new Label();
    private final HBox line;

    ShelfCell() {
        name.getStyleClass().add("target-name");
        name.managedProperty().bind(name.visibleProperty());
        body.setMinWidth(0);
        priority.getStyleClass().add("explained");
        priority.setMinWidth(USE_PREF_SIZE);
        VBox words = new VBox(name, body);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        line = new HBox(words, priority);
        line.getStyleClass().add("form-line");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(Map<String, String> item, boolean empty) {
        super.updateItem(item, empty);
        Optional<Draft> draft = empty || item == null ? Optional.empty() : Draft.of(item);
        setGraphic(draft.isPresent() ? line : null);
        draft.ifPresent(d -> {
            name.setText(Escaped.of(Draft.name(item)));
            name.setVisible(!name.getText().isEmpty());
            body.setText(words(d));
            priority.setText(WORDS.get("shelf.priority", d.priority()));
            setAccessibleText(name.getText() + " " + body.getText() + ", " + priority.getText());
        });
    }

    private static String words(Draft draft) {
        String text = draft.body().substring(0, Math.min(MOST, draft.body().length()));
        if (text.isEmpty()) {
            return WORDS.get("shelf.empty-body");
        }
        return draft.form() == Draft.Form.HEX ? WORDS.get("shelf.hex", Escaped.of(text)) : Escaped.of(text);
    }
}
