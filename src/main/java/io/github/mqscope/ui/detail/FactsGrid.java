package io.github.mqscope.ui.detail;

import io.github.mqscope.model.QueueState;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;

/// Every [Fact] of a queue: its name at the left, at the right its value and under that what it means.
final class FactsGrid {
    private final GridPane grid = new GridPane(16, 10);
    private final List<Label> values = new ArrayList<>();

    FactsGrid() {
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints facts = new ColumnConstraints();
        facts.setHgrow(Priority.ALWAYS);
        facts.setMinWidth(0);
        grid.getColumnConstraints().addAll(names, facts);
        grid.setMinWidth(0);
        for (Fact fact : Fact.ALL) {
            add(fact);
        }
    }

    private void add(Fact fact) {
        Label name = new Label(fact.name());
        Label value = new Label();
        value.getStyleClass().add("section-title");
        value.setId("fact-" + fact.name().replace(' ', '-'));
        Label meaning = new Label(fact.meaning());
        meaning.getStyleClass().add("muted");
        meaning.setWrapText(true);
        meaning.setMinHeight(Region.USE_PREF_SIZE);
        values.add(value);
        VBox both = new VBox(2, value, meaning);
        both.setMinWidth(0);
        grid.addRow(grid.getRowCount(), name, both);
        RowConstraints row = new RowConstraints();
        row.setValignment(VPos.TOP);
        grid.getRowConstraints().add(row);
    }

    void show(QueueState queue) {
        for (int i = 0; i < values.size(); i++) {
            String value = Fact.ALL.get(i).value().apply(queue);
            values.get(i).setText(value);
            values.get(i).setAccessibleText(Fact.ALL.get(i).name() + ": " + value);
        }
    }

    Region view() {
        return grid;
    }
}
