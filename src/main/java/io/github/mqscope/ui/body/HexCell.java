package io.github.mqscope.ui.body;

import io.github.mqscope.body.HexRows;
import javafx.scene.control.ListCell;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// A row of the hex view: its text, and behind it what is selected, among the digits and among the characters.
final class HexCell extends ListCell<String> {
    private final HexView hex;
    private final Text text = new Text();
    private final Region digits = mark("hex-selected");
    private final Region characters = mark("hex-selected");
    private final Region caret = mark("hex-caret");
    private final Region caretCharacter = mark("hex-caret");
    private final Pane line = new Pane(digits, characters, caret, caretCharacter, text);

    HexCell(HexView hex) {
        this.hex = hex;
        text.getStyleClass().add("hex-text");
        text.setTextOrigin(javafx.geometry.VPos.CENTER);
        line.getStyleClass().add("hex-line");
        fontProperty().addListener((o, was, now) -> paint());
    }

    private static Region mark(String style) {
        Region mark = new Region();
        mark.getStyleClass().add(style);
        mark.setManaged(false);
        return mark;
    }

    @Override
    protected void updateItem(@Nullable String row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        setGraphic(empty ? null : line);
        text.setText(empty || row == null ? "" : row);
        paint();
    }

    /// Places the marks anew.
    void paint() {
        if (isEmpty()) {
            return;
        }
        text.setFont(getFont());
        double height = hex.rowHeight();
        text.setY(height / 2);
        line.setPrefHeight(height);
        line.setMaxHeight(height);
        HexCaret now = hex.caret();
        int start = getIndex() * hex.width();
        int end = Math.min(now.length(), start + hex.width());
        int first = Math.max(start, now.first());
        int last = Math.min(end, now.end()) - 1;
        boolean selected = first <= last && now.size() > 1;
        place(digits, selected, digit(first - start), digit(last - start) + 2, height);
        place(characters, selected, character(first - start), character(last - start) + 1, height);
        boolean here = now.caret() >= start && now.caret() < end;
        int at = now.caret() - start;
        place(caret, here, digit(at), digit(at) + 2, height);
        place(caretCharacter, here, character(at), character(at) + 1, height);
    }

    private int digit(int index) {
        return HexRows.digitsColumn(hex.caret().length(), index);
    }

    private int character(int index) {
        return HexRows.textColumn(hex.caret().length(), hex.width()) + index;
    }

    private void place(Region mark, boolean visible, int from, int to, double height) {
        mark.setVisible(visible);
        if (visible) {
            double wide = hex.characterWidth(getFont());
            mark.resizeRelocate(from * wide - 1, 0, (to - from) * wide + 2, height);
        }
    }

    /// The byte at a place of the row, or the nearest.
    int offsetAt(double x) {
        double column = (x - line.getLayoutX()) / hex.characterWidth(getFont());
        int text = character(0);
        int index = (int) (column - text);
        if (column < text - 1) {
            index = 0;
            while (index + 1 < hex.width() && column >= digit(index + 1) - 0.5) {
                index++;
            }
        }
        return getIndex() * hex.width() + Math.max(0, Math.min(hex.width() - 1, index));
    }
}
