package io.github.mqscope.ui.chart;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.ui.words.Words;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/// A sparkline in a table of queues.
///
/// @param <R> the table's rows
public final class SparklineCell<R> extends TableCell<R, QueueState> {
    private static final Words WORDS = Words.of(SparklineCell.class);
    private static final double HEIGHT = 18;
    private static final double PADDING = 16;

    private final Sparkline line = new Sparkline();

    /// An empty one.
    public SparklineCell() {
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        line.setMinSize(0, HEIGHT);
        line.setMaxHeight(HEIGHT);
        line.setPrefHeight(HEIGHT);
        line.prefWidthProperty().bind(widthProperty().subtract(PADDING));
    }

    @Override
    protected void updateItem(@Nullable QueueState state, boolean empty) {
        super.updateItem(state, empty);
        line.show(empty ? null : state);
        if (empty || state == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        int highest = state.history().minute().highest();
        setAccessibleText(highest < 0 ? WORDS.get("reading.unknown") : WORDS.get("sparkline", Ticks.number(highest)));
        if (getGraphic() == null) {
            setGraphic(line);
        }
    }
}
