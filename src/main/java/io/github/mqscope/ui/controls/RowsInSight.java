package io.github.mqscope.ui.controls;

import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;

/// Which rows of a table are in sight. FX thread.
public final class RowsInSight {
    private RowsInSight() {}

    /// Brings a row into sight; one that is there already stays where it is, as does everything for a row below 0.
    public static void bring(TableView<?> table, int row) {
        if (row >= 0 && !has(table, row)) {
            table.scrollTo(row);
        }
    }

    private static boolean has(TableView<?> table, int row) {
        if (!(table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow)) {
            return false;
        }
        table.layout();
        IndexedCell<?> first = flow.getFirstVisibleCell();
        IndexedCell<?> last = flow.getLastVisibleCell();
        return first != null && last != null && first.getIndex() <= row && row < last.getIndex();
    }
}
