package io.github.mqscope.ui.detail;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.ui.controls.WrappedLine;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Every [Fact] of a queue: its name and value on one line, under them what it means.
final class FactsGrid {
    private static final double APART = 8;

    private final VBox grid = new VBox(APART);
    private final List<Label> values = new ArrayList<>();

    FactsGrid() {
        grid.setMinWidth(0);
        Fact.ALL.forEach(this::add);
    }

    private void add(Fact fact) {
        Label name = new Label(fact.name());
        name.getStyleClass().add("fact-name");
        Label value = new Label();
        value.getStyleClass().add("section-title");
        value.setId("fact-" + fact.name().replace(' ', '-'));
        Label meaning = WrappedLine.saying(fact.meaning(), "muted");
        values.add(value);
        grid.getChildren().add(new VBox(2, new HBox(8, name, value), meaning));
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
