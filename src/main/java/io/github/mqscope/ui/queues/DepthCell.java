package io.github.mqscope.ui.queues;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.mqueue.QueueAttributes;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// How full a queue is: a thin bar and `3 / 10`. A full one also says so in words.
final class DepthCell extends TableCell<QueueRow, QueueState> {
    private static final double WIDTH = 72;
    private static final double HEIGHT = 6;
    private static final double HIGH = 0.8;

    private final Region fill = new Region();
    private final Label number = new Label();
    private final HBox box;

    DepthCell() {
        Region track = new Region();
        track.getStyleClass().add("depth-track");
        fill.getStyleClass().add("depth-fill");
        StackPane bar = new StackPane(track, fill);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setMinSize(WIDTH, HEIGHT);
        bar.setMaxSize(WIDTH, HEIGHT);
        fill.setMaxHeight(HEIGHT);
        number.setMinWidth(Region.USE_PREF_SIZE);
        box = new HBox(8, bar, number);
        box.setAlignment(Pos.CENTER_LEFT);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(@Nullable QueueState state, boolean empty) {
        super.updateItem(state, empty);
        if (empty || state == null) {
            setGraphic(null);
            return;
        }
        setGraphic(box);
        fill.setMaxWidth(WIDTH * state.fill());
        fill.pseudoClassStateChanged(PseudoClass.getPseudoClass("high"), state.fill() >= HIGH && state.fill() < 1);
        fill.pseudoClassStateChanged(PseudoClass.getPseudoClass("full"), state.fill() >= 1);
        number.setText(state.attributes().map(DepthCell::words).orElse("?"));
    }

    private static String words(QueueAttributes a) {
        return a.curmsgs() + " / " + a.maxmsg() + (a.isFull() ? " full" : "");
    }
}
