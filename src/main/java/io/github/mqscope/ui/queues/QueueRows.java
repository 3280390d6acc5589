package io.github.mqscope.ui.queues;

import io.github.mqscope.model.QueueState;
import io.github.mqscope.model.Snapshot;
import io.github.mqscope.model.queue.QueueKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Keeps one row a queue. What did not change is the same object in the next snapshot and is not touched.
final class QueueRows {
    private final ObservableList<QueueRow> rows = FXCollections.observableArrayList();
    private final Map<QueueKey, QueueRow> byKey = new HashMap<>();

    ObservableList<QueueRow> list() {
        return rows;
    }

    @Nullable
    QueueRow get(QueueKey key) {
        return byKey.get(key);
    }

    /// Brings the rows up to date.
    /// @return whether any row changed, came or went
    boolean update(Snapshot snapshot) {
        boolean changed = false;
        Set<QueueKey> gone = new HashSet<>(byKey.keySet());
        for (QueueState state : snapshot.queues()) {
            gone.remove(state.key());
            changed |= put(state);
        }
        for (QueueKey key : gone) {
            rows.remove(byKey.remove(key));
        }
        return changed || !gone.isEmpty();
    }

    @SuppressWarnings("ReferenceEquality") // What did not change is the same object.
    private boolean put(QueueState state) {
        QueueRow row = byKey.get(state.key());
        if (row == null) {
            QueueRow fresh = new QueueRow(state);
            byKey.put(state.key(), fresh);
            rows.add(fresh);
            return true;
        }
        if (row.now() != state) {
            row.update(state);
            return true;
        }
        return false;
    }
}
