package io.github.mqscope.ui.detail;

import io.github.mqscope.model.QueueState;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Every [Fact] of a queue as name, value and meaning.
final class FactsGrid {
    private final GridPane grid = new GridPane(16, 6);
    private final List<Label> values = new ArrayList<>();

    FactsGrid() {
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints numbers = new ColumnConstraints();
        numbers.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints meanings = new ColumnConstraints();
        meanings.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(names, numbers, meanings);
        for (Fact fact : Fact.ALL) {
            add(fact);
        }
    }

    private void add(Fact fact) {
        Label name = new Label(fact.name());
        name.getStyleClass().add("muted");
        Label value = new Label();
        value.getStyleClass().add("section-title");
        value.setAccessibleText(fact.name());
        Label meaning = new Label(fact.meaning());
        meaning.getStyleClass().add("muted");
        meaning.setWrapText(true);
        values.add(value);
        grid.addRow(grid.getRowCount(), name, value, meaning);
    }

    void show(QueueState queue) {
        for (int i = 0; i < values.size(); i++) {
            values.get(i).setText(Fact.ALL.get(i).value().apply(queue));
        }
    }

    Region view() {
        return grid;
    }
}
