package io.github.mqscope.ui.limits;

import io.github.mqscope.ui.controls.FillBar;
import io.github.mqscope.ui.words.Words;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/// A row of a grid: what, how full as a thin bar, and the numbers.
final class UsageRow {
    private static final Words WORDS = Words.of(UsageRow.class);
    private static final double WIDTH = 120;

    private UsageRow() {}

    /// @param limit negative for none
    static void add(GridPane grid, String what, long used, long limit, String meaning) {
        FillBar bar = new FillBar(WIDTH);
        bar.show(limit > 0 ? (double) used / limit : 0);
        bar.view().setVisible(limit > 0);
        String words = limit < 0 ? WORDS.get("used.no-limit", used) : WORDS.get("used", used, limit);
        grid.addRow(grid.getRowCount(), label(what, meaning), bar.view(), right(words, meaning));
    }

    static void fact(GridPane grid, String what, String value, String meaning) {
        grid.addRow(grid.getRowCount(), label(what, meaning), new Region(), right(value, meaning));
    }

    private static Label label(String text, String meaning) {
        Label label = new Label(text);
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setTooltip(new Tooltip(meaning));
        label.setAccessibleHelp(meaning);
        return label;
    }

    private static Label right(String text, String meaning) {
        Label label = label(text, meaning);
        label.getStyleClass().add("numbers");
        GridPane.setHalignment(label, HPos.RIGHT);
        return label;
    }
}
