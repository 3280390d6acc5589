package io.github.mqscope.ui.viewer;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.CellDataFeatures;
import javafx.scene.control.TableView;

/// How a person has sorted a table: read off on the FX thread, followed on any.
final class RowOrder {
    private final List<By<?>> by;

    private RowOrder(List<By<?>> by) {
        this.by = by;
    }

    /// A column to sort by.
    private record By<V>(Function<MessageRow, V> value, Comparator<V> order) {
        static <V> By<V> of(TableView<MessageRow> table, TableColumn<MessageRow, V> column) {
            var values = column.getCellValueFactory();
            Comparator<V> order = column.getComparator();
            boolean up = column.getSortType() == TableColumn.SortType.ASCENDING;
            return new By<>(
                    row -> values.call(new CellDataFeatures<>(table, column, row))
                            .getValue(),
                    up ? order : order.reversed());
        }

        // Each value is taken once: an age moves on meanwhile.
        ToIntBiFunction<Integer, Integer> of(List<MessageRow> rows) {
            List<V> all = rows.stream().map(value).toList();
            return (one, other) -> order.compare(all.get(one), all.get(other));
        }
    }

    static RowOrder of(TableView<MessageRow> table) {
        return new RowOrder(table.getSortOrder().stream()
                .<By<?>>map(column -> By.of(table, column))
                .toList());
    }

    /// Whether they are as they came.
    boolean isNone() {
        return by.isEmpty();
    }

    /// Which of the rows stands at each place.
    int[] of(List<MessageRow> rows) {
        Integer[] order = new Integer[rows.size()];
        Arrays.setAll(order, i -> i);
        List<ToIntBiFunction<Integer, Integer>> all =
                by.stream().map(one -> one.of(rows)).toList();
        Arrays.sort(
                order,
                (one, other) -> all.stream()
                        .mapToInt(one1 -> one1.applyAsInt(one, other))
                        .filter(sign -> sign != 0)
                        .findFirst()
                        .orElse(0));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }
}
