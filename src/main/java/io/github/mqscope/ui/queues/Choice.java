package io.github.mqscope.ui.queues;

import io.github.mqscope.model.queue.QueueKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// Which queues are chosen in the list: kept by key over refresh, sort and filter. One of them is the selected queue
/// that the other screens follow.
final class Choice {
    private final TableView<QueueRow> table;
    private final ObjectProperty<@Nullable QueueKey> selected;
    private final Set<QueueKey> chosen = new LinkedHashSet<>();
    private boolean quiet;

    Choice(TableView<QueueRow> table, ObjectProperty<@Nullable QueueKey> selected) {
        this.table = table;
        this.selected = selected;
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.getSelectionModel().getSelectedItems().addListener((ListChangeListener<QueueRow>) c -> byHand());
        selected.addListener((o, was, now) -> elsewhere(now));
    }

    private void byHand() {
        QueueRow lead = table.getSelectionModel().getSelectedItem();
        if (quiet || lead == null) {
            return;
        }
        quiet = true;
        chosen.clear();
        for (QueueRow row : List.copyOf(table.getSelectionModel().getSelectedItems())) {
            if (row != null) {
                chosen.add(row.now().key());
            }
        }
        selected.set(lead.now().key());
        quiet = false;
    }

    private void elsewhere(@Nullable QueueKey key) {
        if (quiet) {
            return;
        }
        chosen.clear();
        if (key != null) {
            chosen.add(key);
        }
        mark();
        int at = table.getSelectionModel().getSelectedIndex();
        if (at >= 0) {
            table.scrollTo(at);
        }
    }

    /// Runs what moves rows, which must not look as if a person had chosen, and marks the chosen ones again.
    void keep(Runnable change) {
        quiet = true;
        try {
            change.run();
        } finally {
            quiet = false;
        }
        mark();
    }

    /// Forgets queues that are gone. Where the selected one is, the first of the list is chosen in its place.
    void retain(QueueRows rows) {
        chosen.removeIf(key -> rows.get(key) == null);
        QueueKey key = selected.get();
        if (key == null || rows.get(key) == null) {
            List<QueueRow> left = table.getItems();
            QueueKey next = chosen.isEmpty()
                    ? left.stream().findFirst().map(row -> row.now().key()).orElse(null)
                    : chosen.iterator().next();
            selected.set(next);
        }
    }

    // A row that the filter hides stays chosen, and is marked again when it comes back.
    private void mark() {
        List<QueueRow> rows = table.getItems();
        int[] wanted = IntStream.range(0, rows.size())
                .filter(i -> chosen.contains(rows.get(i).now().key()))
                .toArray();
        List<Integer> marked = table.getSelectionModel().getSelectedIndices().sorted();
        if (marked.equals(IntStream.of(wanted).boxed().toList())) {
            return;
        }
        quiet = true;
        table.getSelectionModel().clearSelection();
        for (int row : wanted) {
            table.getSelectionModel().select(row);
        }
        quiet = false;
    }

    /// The chosen queues, the selected one among them.
    List<QueueKey> keys() {
        return List.copyOf(chosen);
    }
}
