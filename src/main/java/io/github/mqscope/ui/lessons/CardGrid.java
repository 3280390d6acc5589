package io.github.mqscope.ui.lessons;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// Cards in columns of one width, as many as fit; those of a row are equally high.
final class CardGrid {
    // In ems.
    private static final double LEAST = 23;
    private static final double GAP = 16;
    private static final double EDGE = 24;

    private final Label ruler = new Label();
    private final Cards view = new Cards();

    void show(List<? extends Node> cards) {
        view.getChildren().setAll(cards);
        view.getChildren().add(ruler);
    }

    private double columnWidth(double width, int columns) {
        return (width - 2 * EDGE - (columns - 1) * GAP) / columns;
    }

    private final class Cards extends Pane {
        Cards() {
            ruler.setVisible(false);
            ruler.setManaged(false);
        }

        private int columns(double width) {
            double em = ruler.getFont().getSize();
            return Math.max(1, (int) ((width - 2 * EDGE + GAP) / (LEAST * em + GAP)));
        }

        @Override
        protected double computePrefHeight(double width) {
            return place(width < 0 ? getWidth() : width, false);
        }

        @Override
        protected double computeMinHeight(double width) {
            return computePrefHeight(width);
        }

        @Override
        protected void layoutChildren() {
            double _ = place(getWidth(), true);
        }

        private double place(double width, boolean really) {
            int columns = columns(width);
            double each = columnWidth(width, columns);
            List<Node> cards = getManagedChildren();
            double y = EDGE;
            for (int row = 0; row < cards.size(); row += columns) {
                List<Node> inRow = cards.subList(row, Math.min(cards.size(), row + columns));
                double height = inRow.stream()
                        .mapToDouble(card -> card.prefHeight(each))
                        .max()
                        .orElse(0);
                for (int i = 0; really && i < inRow.size(); i++) {
                    layoutInArea(
                            inRow.get(i),
                            EDGE + i * (each + GAP),
                            y,
                            each,
                            height,
                            0,
                            null,
                            true,
                            true,
                            javafx.geometry.HPos.LEFT,
                            javafx.geometry.VPos.TOP);
                }
                y += height + GAP;
            }
            return y - GAP + EDGE;
        }
    }

    Region view() {
        return view;
    }
}
