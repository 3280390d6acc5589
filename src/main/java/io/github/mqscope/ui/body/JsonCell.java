package io.github.mqscope.ui.body;

import io.github.mqscope.body.JsonRow;
import io.github.mqscope.ui.words.Words;
import java.util.Locale;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// A row of the JSON view.
final class JsonCell extends ListCell<Integer> {
    private static final Words WORDS = Words.of(JsonCell.class);
    private static final int DEEPEST_INDENT = 24;

    private final JsonView json;
    private final Text arrow = text("json-arrow");
    private final Text indent = text("json-mark");
    private final Text name = text("json-name");
    private final Text value = text("json-mark");
    private final Text after = text("json-after");
    private final HBox line = new HBox(indent, arrow, name, value, after);

    JsonCell(JsonView json) {
        this.json = json;
        arrow.setOnMouseClicked(e -> json.toggle(getItem()));
        setOnMouseClicked(e -> {
            if (e.getClickCount() == 2 && !isEmpty()) {
                json.toggle(getItem());
            }
        });
    }

    private static Text text(String style) {
        Text text = new Text();
        text.getStyleClass().setAll("json-text", style);
        return text;
    }

    @Override
    protected void updateItem(@Nullable Integer number, boolean empty) {
        super.updateItem(number, empty);
        setText(null);
        setGraphic(empty || number == null ? null : line);
        if (!empty && number != null) {
            say(json.row(number), json.folds().folds(number), json.folds().isFolded(number));
        }
    }

    private void say(JsonRow row, boolean folds, boolean folded) {
        indent.setText("  ".repeat(Math.min(row.depth(), DEEPEST_INDENT)));
        arrow.setText(folds ? folded ? "▸ " : "▾ " : "  ");
        name.setText(row.name().isEmpty() ? "" : row.name() + ": ");
        String close = row.value().equals("{") ? "}" : "]";
        value.setText(folded ? row.value() + " … " + close : row.value());
        value.getStyleClass().set(1, "json-" + row.kind().name().toLowerCase(Locale.ROOT));
        String comma = row.comma() && !(folds && !folded) ? "," : "";
        after.setText(
                folded
                        ? comma + "  " + WORDS.get(close.equals("}") ? "json.members" : "json.elements", row.size())
                        : comma);
    }
}
