package io.github.mqscope.ui.queues;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.mqueue.Printable;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A queue's row: the same object for as long as the queue is there.
final class QueueRow {
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

    // Contains, in the name, the owner, or the process names of openers.
    boolean matches(String filter) {
        String wanted = filter.strip().toLowerCase(Locale.ROOT);
        return contains(now().name().toString(), wanted)
                || contains(now().owner(), wanted)
                || now().openers().stream().anyMatch(o -> contains(Printable.of(o.comm()), wanted));
    }

    private static boolean contains(String text, String wanted) {
        return text.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
