package io.github.mqscope.ui.queues;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.text.Escaped;
import io.github.mqscope.ui.filter.Field;
import io.github.mqscope.ui.filter.Grammar;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A queue's row: the same object for as long as the queue is there.
final class QueueRow {
    /// What a filter on queues can say.
    static final Grammar<QueueRow> GRAMMAR = new Grammar<>(
            QueueRow::words,
            List.of(
                    new Field.Text<>("name", r -> r.now().name().toString()),
                    new Field.Text<>("owner", r -> Escaped.of(r.now().owner())),
                    new Field.Text<>("process", QueueRow::processes),
                    new Field.Number<>("depth", r -> r.now().depth()),
                    new Field.Number<>("blocked", r -> r.now().blocked().size()),
                    new Field.Number<>(
                            "uid", r -> Integer.toUnsignedLong(r.now().uid()))));

    private final ReadOnlyObjectWrapper<QueueState> state;

    QueueRow(QueueState first) {
        state = new ReadOnlyObjectWrapper<>(first);
    }

    ReadOnlyObjectProperty<QueueState> state() {
        return state.getReadOnlyProperty();
    }

    QueueState now() {
        return state.get();
    }

    void update(QueueState newest) {
        state.set(newest);
    }

    private String words() {
        return now().name() + " " + Escaped.of(now().owner()) + " " + processes();
    }

    private String processes() {
        return now().openers().stream().map(o -> Escaped.of(o.who())).collect(Collectors.joining(" "));
    }
}
