package io.github.mqscope.ui.viewer;

import io.github.mqscope.ui.controls.Follower;
import java.util.List;
import javafx.scene.control.TableView;

/// Rows that grow at their end while they are read. FX thread.
final class Growth {
    private Growth() {}

    /// Where only old rows went at the front and new ones came at the end, those between stay where their reader is.
    /// @return false where it was otherwise, and nothing is done
    static boolean of(TableView<MessageRow> table, List<MessageRow> rows, Follower follower) {
        List<MessageRow> old = table.getItems();
        if (rows.isEmpty() || old.isEmpty() || !table.getSortOrder().isEmpty()) {
            return false;
        }
        int gone = Math.max(0, old.indexOf(rows.getFirst()));
        int stay = old.size() - gone;
        if (stay > rows.size() || !rows.subList(0, stay).equals(old.subList(gone, old.size()))) {
            return false;
        }
        List<MessageRow> fresh = List.copyOf(rows.subList(stay, rows.size()));
        old.subList(0, gone).clear();
        old.addAll(fresh);
        follower.grown(fresh.size(), gone);
        return true;
    }
}
