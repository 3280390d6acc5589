package io.github.mqscope.ui.controls;

import io.github.mqscope.ui.theme.Theme;
import java.util.List;
import javafx.scene.control.Control;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// Keeps columns as wide for their text as they are, however large that text becomes.
public final class ScaledColumns {
    private final Control table;
    private final List<? extends TableColumnBase<?, ?>> columns;
    private double scale = 1;

    private ScaledColumns(Control table, List<? extends TableColumnBase<?, ?>> columns) {
        this.table = table;
        this.columns = List.copyOf(columns);
        Theme.scale(table).subscribe(now -> scale(now));
    }

    /// Scales columns of a table, whose widths are those for the normal size of the text, from now on.
    public static ScaledColumns of(Control table, List<? extends TableColumnBase<?, ?>> columns) {
        return new ScaledColumns(table, columns);
    }

    /// How much wider they are than for the normal size of the text.
    double scale() {
        return scale;
    }

    // Of a table that is in no window nothing is known: it stays as it was.
    private void scale(@Nullable Double now) {
        if (now != null && now != scale) {
            double ratio = now / scale;
            scale = now;
            columns.forEach(column -> widen(column, width(column), ratio));
        }
    }

    /// How wide a column is to be: as a person has dragged it, or, where the table fits its columns into its width,
    /// as it would be with room enough.
    double width(TableColumnBase<?, ?> column) {
        boolean free = !(table instanceof TableView<?> view)
                || view.getColumnResizePolicy().equals(TableView.UNCONSTRAINED_RESIZE_POLICY);
        return free ? column.getWidth() : column.getPrefWidth();
    }

    private static void widen(TableColumnBase<?, ?> column, double width, double ratio) {
        double least = column.getMinWidth() * ratio;
        column.setMinWidth(0);
        column.setMaxWidth(column.getMaxWidth() * ratio);
        if (!column.prefWidthProperty().isBound()) {
            column.setPrefWidth(width); // Or it does not notice that it is another.
            column.setPrefWidth(width * ratio);
        }
        column.setMinWidth(least);
    }
}
