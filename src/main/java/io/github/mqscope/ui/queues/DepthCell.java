package io.github.mqscope.ui.queues;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.queue.QueueAttributes;
import io.github.mqscope.ui.controls.FillBar;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// How full a queue is: a thin bar and `3/10`. A full one also says so in words.
final class DepthCell extends TableCell<QueueRow, QueueState> {
    private static final double WIDTH = 40;

    private final FillBar bar = new FillBar(WIDTH);
    private final Label number = new Label();
    private final HBox box = new HBox(6, bar.view(), number);

    DepthCell() {
        number.setMinWidth(Region.USE_PREF_SIZE);
        box.setAlignment(Pos.CENTER_LEFT);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(@Nullable QueueState state, boolean empty) {
        super.updateItem(state, empty);
        if (empty || state == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        bar.view().setVisible(state.attributes().isPresent());
        bar.show(state.fill());
        number.setText(state.attributes().map(DepthCell::words).orElse("unknown"));
        style(style(state));
        setAccessibleText(number.getText());
        setGraphic(box);
    }

    // Setting style classes, also to what they are, has all their CSS looked up again.
    private void style(String wanted) {
        if (!wanted.equals(number.getStyleClass().getLast())) {
            number.getStyleClass().setAll("label", wanted);
        }
    }

    private static String style(QueueState state) {
        if (state.attributes().isEmpty()) {
            return "muted";
        }
        return state.attributes().get().isFull() ? "danger-text" : "depth-number";
    }

    private static String words(QueueAttributes a) {
        return a.curmsgs() + "/" + a.maxmsg() + (a.isFull() ? " full" : "");
    }
}
