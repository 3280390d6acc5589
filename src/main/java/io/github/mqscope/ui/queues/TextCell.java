package io.github.mqscope.ui.queues;

import io.github.mqscope.model.QueueState;
import java.util.function.Function;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/// One fact of a queue in words.
final class TextCell extends TableCell<QueueRow, QueueState> {
    private final Function<QueueState, String> words;

    TextCell(Function<QueueState, String> words) {
        this.words = words;
    }

    @Override
    protected void updateItem(@Nullable QueueState state, boolean empty) {
        super.updateItem(state, empty);
        setText(empty || state == null ? null : words.apply(state));
    }
}
