package io.github.mqscope.ui.queues;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.queue.QueueAttributes;
import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import org.jspecify.annotations.Nullable;

/// A row tinted by its queue's state: full, or a thread blocked on it. Its cells say the same in words and marks.
final class StateRow extends TableRow<QueueRow> {
    private static final PseudoClass FULL = PseudoClass.getPseudoClass("full");
    private static final PseudoClass BLOCKED = PseudoClass.getPseudoClass("blocked");

    private final ChangeListener<QueueState> listener = (o, was, now) -> show(now);

    @Override
    protected void updateItem(@Nullable QueueRow row, boolean empty) {
        QueueRow before = getItem();
        if (before != null) {
            before.state().removeListener(listener);
        }
        super.updateItem(row, empty);
        if (row != null && !empty) {
            row.state().addListener(listener);
            show(row.now());
        } else {
            show(null);
        }
    }

    private void show(@Nullable QueueState now) {
        boolean full =
                now != null && now.attributes().map(QueueAttributes::isFull).orElse(false);
        pseudoClassStateChanged(FULL, full);
        pseudoClassStateChanged(BLOCKED, now != null && !now.blockedSenders().isEmpty());
    }
}
