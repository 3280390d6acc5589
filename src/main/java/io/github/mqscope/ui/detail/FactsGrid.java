package io.github.mqscope.ui.detail;

import io.github.mqscope.model.QueueState;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Every [Fact] of a queue: its name and value on one line, under them what it means.
final class FactsGrid {
    private static final Insets APART = new Insets(0, 0, 8, 0);

    private final GridPane grid = new GridPane(16, 2);
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
        Label value = new Label();
        value.getStyleClass().add("section-title");
        value.setId("fact-" + fact.name().replace(' ', '-'));
        Label meaning = new Label(fact.meaning());
        meaning.getStyleClass().add("muted");
        meaning.setWrapText(true);
        meaning.setMinHeight(Region.USE_PREF_SIZE);
        values.add(value);
        grid.addRow(grid.getRowCount(), new Label(fact.name()), value);
        grid.add(meaning, 0, grid.getRowCount(), 2, 1);
        GridPane.setMargin(meaning, APART);
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
