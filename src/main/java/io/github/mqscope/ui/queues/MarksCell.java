package io.github.mqscope.ui.queues;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.queue.QueueStatus;
import io.github.mqscope.ui.alerts.AlertWatch;
import io.github.mqscope.ui.controls.Marks;
import io.github.mqscope.ui.controls.Marks.Mark;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What is worth a look: blocked threads, a notification registration, a queue that may not be opened.
final class MarksCell extends TableCell<QueueRow, QueueState> {
    private final AlertWatch alerts;
    private final Marks marks;

    MarksCell(AlertWatch alerts) {
        this.alerts = alerts;
        HBox box = new HBox(8);
        box.setAlignment(Pos.CENTER_LEFT);
        marks = new Marks(box);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(@Nullable QueueState state, boolean empty) {
        super.updateItem(state, empty);
        if (empty || state == null) {
            setGraphic(null);
            return;
        }
        marks.show(marks(state));
        setGraphic(marks.view());
    }

    private List<Mark> marks(QueueState state) {
        List<Mark> marks = new ArrayList<>();
        List<String> raised = alerts.of(state.key());
        if (!raised.isEmpty()) {
            marks.add(new Mark(Feather.ALERT_TRIANGLE, "", String.join("\n", raised), "danger"));
        }
        int senders = state.blockedSenders().size();
        int receivers = state.blockedReceivers().size();
        if (senders > 0) {
            marks.add(new Mark(Feather.ARROW_RIGHT_CIRCLE, "" + senders, senders + " blocked in mq_send", "danger"));
        }
        if (receivers > 0) {
            String meaning = receivers + " waiting in mq_receive";
            marks.add(new Mark(Feather.ARROW_LEFT_CIRCLE, "" + receivers, meaning, "accent"));
        }
        state.status().filter(QueueStatus::isRegistered).ifPresent(status -> marks.add(registered(status)));
        state.hidden().ifPresent(why -> marks.add(new Mark(Feather.LOCK, "", why.meaning(), "muted")));
        if (state.sampled()) {
            marks.add(new Mark(Feather.ZAP, "", state.sight().words(), "muted"));
        }
        return marks;
    }

    private static Mark registered(QueueStatus status) {
        String meaning = status.registrantFirst() + " is registered with mq_notify, by " + status.via();
        return new Mark(Feather.BELL, "", meaning, "accent");
    }
}
