package io.github.mqscope.ui.body;

import io.github.mqscope.body.NumberRow;
import io.github.mqscope.ui.words.Words;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;

/// The bytes under the caret as numbers of either byte order.
final class Inspector {
    private static final Words WORDS = Words.of(Inspector.class);
    private static final double BELOW = 0.42;
    private static final double WIDTH_EM = 28;

    private final Label place = new Label();
    private final GridPane grid = new GridPane();
    private final VBox content = new VBox(place, grid);
    private final ScrollPane view = new ScrollPane(content);
    private final List<Label> cells = new ArrayList<>();

    Inspector() {
        place.setId("inspector-place");
        place.getStyleClass().add("inspector-place");
        grid.setId("inspector");
        grid.getStyleClass().add("inspector-grid");
        ColumnConstraints type = new ColumnConstraints();
        type.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints value = new ColumnConstraints();
        value.setHgrow(Priority.ALWAYS);
        value.setHalignment(javafx.geometry.HPos.RIGHT);
        grid.getColumnConstraints().addAll(type, value, value);
        heads();
        content.getStyleClass().add("inspector");
        view.setFitToWidth(true);
        view.setMinSize(0, 0);
        view.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        view.getStyleClass().add("inspector-scroll");
        view.setAccessibleText(WORDS.get("inspector.accessible"));
        place.fontProperty().addListener((o, was, now) -> view.setPrefWidth(now.getSize() * WIDTH_EM));
        view.setPrefWidth(em() * WIDTH_EM);
    }

    private void heads() {
        String[] heads = {WORDS.get("inspector.type"), WORDS.get("inspector.little"), WORDS.get("inspector.big")};
        for (int column = 0; column < heads.length; column++) {
            Label head = new Label(heads[column]);
            head.getStyleClass().add("inspector-head");
            grid.add(head, column, 0);
        }
    }

    ReadOnlyObjectProperty<Font> emProperty() {
        return place.fontProperty();
    }

    double em() {
        return place.getFont().getSize();
    }

    /// Takes a part of a height, below the bytes; all that there is beside them.
    void below(OptionalDouble height) {
        view.setPrefHeight(height.isPresent() ? height.getAsDouble() * BELOW : Region.USE_COMPUTED_SIZE);
    }

    void show(byte[] bytes, HexCaret caret) {
        content.setVisible(bytes.length > 0);
        if (bytes.length == 0) {
            return;
        }
        place.setText(
                caret.size() == 1
                        ? WORDS.get(
                                "inspector.at",
                                caret.caret(),
                                "0x" + HexFormat.of().toHexDigits(caret.caret(), 4))
                        : WORDS.get("inspector.range", caret.first(), caret.end() - 1, caret.size()));
        int cell = 0;
        List<NumberRow> rows = NumberRow.at(bytes, caret.first());
        for (int row = 0; row < rows.size(); row++) {
            NumberRow one = rows.get(row);
            cell = say(cell, row, one.type(), one.little(), one.big());
        }
        for (; cell < cells.size(); cell++) {
            cells.get(cell).setText("");
        }
    }

    private int say(int first, int row, String... texts) {
        for (int column = 0; column < texts.length; column++) {
            if (first + column >= cells.size()) {
                Label label = new Label();
                label.getStyleClass().add(column == 0 ? "inspector-type" : "inspector-value");
                cells.add(label);
                grid.add(label, column, row + 1);
            }
            cells.get(first + column).setText(texts[column].isEmpty() ? "–" : texts[column]);
        }
        return first + texts.length;
    }

    Region view() {
        return view;
    }
}
