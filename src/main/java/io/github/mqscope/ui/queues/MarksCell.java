package io.github.mqscope.ui.queues;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.mqueue.QueueFailure;
import io.github.mqscope.mqueue.QueueStatus;
import io.github.mqscope.ui.theme.Icons;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What is worth a look: blocked threads, a notification registration, a queue that may not be opened.
final class MarksCell extends TableCell<QueueRow, QueueState> {
    private final HBox box = new HBox(8);

    MarksCell() {
        box.setAlignment(Pos.CENTER_LEFT);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(@Nullable QueueState state, boolean empty) {
        super.updateItem(state, empty);
        box.getChildren().clear();
        if (empty || state == null) {
            setGraphic(null);
            return;
        }
        setGraphic(box);
        blocked(state);
        state.status().filter(QueueStatus::isRegistered).ifPresent(this::registered);
        state.hidden().ifPresent(this::hidden);
        if (state.sampled()) {
            add(Icons.mark(Feather.ZAP, "", "So busy that it is sampled: not every change is seen", "muted"));
        }
    }

    private void blocked(QueueState state) {
        int senders = state.blockedSenders().size();
        int receivers = state.blockedReceivers().size();
        if (senders > 0) {
            add(Icons.mark(Feather.ARROW_RIGHT_CIRCLE, "" + senders, senders + " blocked in mq_send", "danger"));
        }
        if (receivers > 0) {
            add(Icons.mark(Feather.ARROW_LEFT_CIRCLE, "" + receivers, receivers + " waiting in mq_receive", "accent"));
        }
    }

    private void registered(QueueStatus status) {
        String meaning = "Process " + status.notifyPid() + " is registered with mq_notify, by " + status.via();
        add(Icons.mark(Feather.BELL, "", meaning, "accent"));
    }

    private void hidden(QueueFailure why) {
        add(Icons.mark(Feather.LOCK, "", why.meaning(), "muted"));
    }

    private void add(Label mark) {
        box.getChildren().add(mark);
    }
}
