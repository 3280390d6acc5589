package io.github.mqscope.ui.trace;

import io.github.mqscope.model.trace.TracedWords;
import io.github.mqscope.ui.controls.FillBar;
import io.github.mqscope.ui.words.Words;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/// How many messages took how long, a bar for each doubling from the fastest to the slowest.
final class LatencyBars {
    private static final Words WORDS = Words.of(LatencyBars.class);
    private static final double WIDTH = 180;

    private final GridPane grid = new GridPane();

    LatencyBars() {
        grid.setId("traffic-bars");
        grid.getStyleClass().add("latency-bars");
        grid.setAccessibleText(WORDS.get("traffic.bars"));
    }

    /// @param doublings how many took less than 1 ns, 2 ns, 4 ns and so on, each without those before it
    void show(List<Long> doublings) {
        grid.getChildren().clear();
        long most = doublings.stream().mapToLong(Long::longValue).max().orElse(0);
        int first = 0;
        while (first < doublings.size() && doublings.get(first) == 0) {
            first++;
        }
        for (int i = first; i < doublings.size(); i++) {
            FillBar bar = new FillBar(WIDTH);
            bar.show((double) doublings.get(i) / most);
            Label limit = new Label(WORDS.get("traffic.under", TracedWords.span(1L << i)));
            limit.setMinWidth(Region.USE_PREF_SIZE);
            grid.addRow(i - first, limit, bar.view(), new Label(String.format(Locale.ROOT, "%,d", doublings.get(i))));
        }
    }

    Region view() {
        return grid;
    }
}
