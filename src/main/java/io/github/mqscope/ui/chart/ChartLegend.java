package io.github.mqscope.ui.chart;

import io.github.mqscope.ui.words.Words;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/// What the colours and patterns of a chart mean: a swatch and a word each.
final class ChartLegend extends FlowPane {
    private static final Words WORDS = Words.of(ChartLegend.class);

    /// A swatch.
    private static final class Swatch extends Drawing {
        private static final double WIDTH = 18;
        private static final double HEIGHT = 10;
        private static final int DOT = 2;

        private final Kind kind;

        Swatch(Kind kind) {
            super("swatch");
            this.kind = kind;
            setMinSize(WIDTH, HEIGHT);
            setMaxSize(WIDTH, HEIGHT);
        }

        @Override
        void paint(GraphicsContext g, double width, double height) {
            Area area = new Area(g, 0, 0, (int) width, (int) height, new ValueScale(0, 1, 1));
            switch (kind) {
                case MEAN -> area.fill(ink(Ink.LINE), 0, area.width(), area.y(0.6), area.y(0.4));
                case EXTREMES -> area.fill(ink(Ink.LINE_SOFT), 0, area.width(), 0, area.bottom());
                case FULL -> {
                    area.fill(ink(Ink.FULL_SOFT), 0, area.width(), 0, area.bottom());
                    area.fill(hatch(Ink.FULL), 0, area.width(), 0, area.bottom());
                }
                case EMPTY -> {
                    for (int x = 0; x < area.width(); x += 2 * DOT) {
                        area.fill(ink(Ink.EMPTY), x, x + DOT, area.y(0.5), area.y(0.5) + DOT);
                    }
                }
            }
        }
    }

    /// What is explained.
    enum Kind {
        MEAN("legend.mean"),
        EXTREMES("legend.extremes"),
        FULL("legend.full"),
        EMPTY("legend.empty");

        private final String key;

        Kind(String key) {
            this.key = key;
        }
    }

    ChartLegend(Kind... kinds) {
        getStyleClass().add("legend");
        for (Kind kind : kinds) {
            Label words = new Label(WORDS.get(kind.key), new Swatch(kind));
            words.getStyleClass().add("chart-label");
            getChildren().add(words);
        }
    }
}
